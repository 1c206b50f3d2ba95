package dev.keelson.orchestrator.schema;

/** A value without parts, as JSON writes it. */
public enum ScalarShape implements Shape {
  STRING,
  BOOL,
  INT32,
  INT64,
  DOUBLE,
  /** Base64 in JSON. */
  BYTES,
  /** RFC 3339 with seconds. */
  TIME,
  /** RFC 3339 with six digits of a second. */
  MICRO_TIME,
  /** Go's duration, as {@code 1h2m}. */
  DURATION,
  /** A number with a suffix, as {@code 500m}. */
  QUANTITY,
  /** A number, or text such as {@code 25%} or a port's name. */
  INT_OR_STRING
}
