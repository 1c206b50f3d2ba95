package dev.keelson.api.http;

import java.time.Duration;

/** Tells a connection's pipeline that the door closes: end what is under way, begin nothing. */
record Drain(Duration grace) {}
