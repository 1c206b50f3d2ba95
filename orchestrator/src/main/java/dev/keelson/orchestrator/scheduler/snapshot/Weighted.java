package dev.keelson.orchestrator.scheduler.snapshot;

/** A preference and how much it counts, 1 to 100. */
public record Weighted<T>(int weight, T term) {}
