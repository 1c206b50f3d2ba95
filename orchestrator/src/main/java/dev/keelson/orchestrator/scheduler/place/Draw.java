package dev.keelson.orchestrator.scheduler.place;

import java.util.random.RandomGenerator;

/**
 * What is arbitrary in a placement.
 *
 * @param start which node is looked at first, so that in large clusters all of them have their turn
 * @param random decides between nodes that are equally good
 */
public record Draw(int start, RandomGenerator random) {}
