package dev.keelson.orchestrator.allocate;

import java.util.function.IntConsumer;

/**
 * A node port that a service is to have.
 *
 * @param path of the field that wishes it; empty for the port of health checks, which is refused in other words
 * @param port 0 for any
 * @param sink gets the port
 */
record PortWish(String path, int port, IntConsumer sink) {
  boolean any() {
    return port == 0;
  }
}
