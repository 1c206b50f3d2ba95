package dev.keelson.orchestrator.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedCollection;

/** A struct: its fields, with those of embedded structs in place. Shapes may contain themselves. */
public final class StructShape implements Shape {
  private final String groupVersion;
  private final String type;
  private final SequencedMap<String, Field> fields = new LinkedHashMap<>();

  StructShape(String groupVersion, String type) {
    this.groupVersion = groupVersion;
    this.type = type;
  }

  /** As in the table: {@code core/v1}, {@code meta/v1}, {@code rbac/v1}. */
  public String groupVersion() {
    return groupVersion;
  }

  /** Go's name: {@code PodSpec}. */
  public String type() {
    return type;
  }

  public Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** In the order in which Go writes them. */
  public SequencedCollection<Field> fields() {
    return Collections.unmodifiableSequencedCollection(fields.sequencedValues());
  }

  /** While the table is read. */
  void add(Field field) {
    fields.put(field.name(), field);
  }

  @Override
  public String toString() {
    return groupVersion + "." + type;
  }
}
