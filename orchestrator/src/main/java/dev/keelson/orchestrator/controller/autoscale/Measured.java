package dev.keelson.orchestrator.controller.autoscale;

import java.time.Duration;
import java.time.Instant;

/**
 * What a pod uses of a resource.
 *
 * @param milli thousandths of the resource's unit
 * @param at the end of the time in which it was measured
 * @param window how long that was
 */
record Measured(long milli, Instant at, Duration window) {}
