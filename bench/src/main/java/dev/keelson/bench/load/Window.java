package dev.keelson.bench.load;

import java.time.Duration;

/** How long to run unmeasured, and then measured. */
public record Window(Duration warmUp, Duration measured) {}
