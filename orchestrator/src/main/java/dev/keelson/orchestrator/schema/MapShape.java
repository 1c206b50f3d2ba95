package dev.keelson.orchestrator.schema;

/**
 * Names chosen by the user, with values of one shape.
 *
 * @param atomic owned and replaced as a whole by server-side apply
 */
public record MapShape(Shape values, boolean atomic) implements Shape {}
