package dev.keelson.orchestrator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A named part of a struct.
 *
 * @param name as JSON writes it
 * @param required what Go's type marks as required (OpenAPI's {@code required}); validation decides for itself
 * @param omitEmpty Go leaves the field out of JSON when it is empty
 * @param pointer Go tells "empty" from "absent": an explicit zero or false stays, and what is absent is not written
 * @param atomic the value, a struct, is owned and replaced as a whole by server-side apply
 * @param initial the schema's own default, for OpenAPI and for keys of map lists; kinds' defaults are elsewhere
 */
public record Field(
    String name,
    Shape shape,
    boolean required,
    boolean omitEmpty,
    boolean pointer,
    boolean atomic,
    PatchStrategy patch,
    Optional<JsonNode> initial) {}
