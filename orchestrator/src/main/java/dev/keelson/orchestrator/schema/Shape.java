package dev.keelson.orchestrator.schema;

/** The shape of a value in an object. */
public sealed interface Shape permits ScalarShape, ListShape, MapShape, StructShape, AnyShape {}
