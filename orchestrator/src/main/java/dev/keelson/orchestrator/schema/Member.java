package dev.keelson.orchestrator.schema;

import java.util.Optional;

/** Where a part of a struct lies in the struct's protobuf message. */
public sealed interface Member {
  /** The field number. */
  int number();

  /**
   * A field.
   *
   * @param goType as errors print it, without pointers: {@code int32}, {@code v1.Protocol}
   * @param wrapped a list that is a message with {@code repeated items = 1}, where others repeat the field
   */
  record Plain(int number, Field field, String goType, boolean wrapped) implements Member {}

  /** An embedded struct: a message of its own here, whose fields stand among the outer ones in JSON. */
  record Embedded(int number, StructShape shape) implements Member {}

  /** The field that this is; empty for embedded structs. */
  default Optional<Field> plain() {
    return this instanceof Plain(int _, Field field, String _, boolean _) ? Optional.of(field) : Optional.empty();
  }
}
