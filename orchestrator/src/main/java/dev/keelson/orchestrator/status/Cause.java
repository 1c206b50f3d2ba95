package dev.keelson.orchestrator.status;

/**
 * One of several reasons (metav1.StatusCause).
 *
 * @param reason such as {@code FieldValueInvalid}
 * @param field a path such as {@code spec.containers[0].name}; may be empty
 */
public record Cause(String reason, String message, String field) {}
