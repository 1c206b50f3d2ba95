package dev.keelson.orchestrator.schema;

/** A Go type: {@code core/v1}, {@code PodSpec}. */
record TypeName(String groupVersion, String type) {}
