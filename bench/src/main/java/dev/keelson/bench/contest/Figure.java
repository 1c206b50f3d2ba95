package dev.keelson.bench.contest;

/** One number that a scenario found; the smaller the better. */
public record Figure(String peer, String title, String unit, double value) {}
