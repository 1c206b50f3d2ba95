package dev.keelson.bench.contest;

import dev.keelson.bench.load.Outcome;

/** The outcome of one workload on one peer in one round. */
public record Measured(String peer, int round, String workload, Outcome outcome) {}
