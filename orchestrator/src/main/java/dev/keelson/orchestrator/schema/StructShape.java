package dev.keelson.orchestrator.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;

/** A struct: its fields, with those of embedded structs in place. Shapes may contain themselves. */
public final class StructShape implements Shape {
  private final String groupVersion;
  private final String type;
  private final boolean atomic;
  private final SequencedMap<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, String> goTypes = new HashMap<>();
  private final List<Member> members = new ArrayList<>();
  private final Map<Integer, Member> numbered = new HashMap<>();

  StructShape(String groupVersion, String type, boolean atomic) {
    this.groupVersion = groupVersion;
    this.type = type;
    this.atomic = atomic;
  }

  /** As in the table: {@code core/v1}, {@code meta/v1}, {@code rbac/v1}. */
  public String groupVersion() {
    return groupVersion;
  }

  /** Go's name: {@code PodSpec}. */
  public String type() {
    return type;
  }

  /** Owned and replaced as a whole by server-side apply, unless {@link Field#atomic} says otherwise. */
  public boolean atomic() {
    return atomic;
  }

  public Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** In the order in which Go writes them. */
  public SequencedCollection<Field> fields() {
    return Collections.unmodifiableSequencedCollection(fields.sequencedValues());
  }

  /** How Go prints a field's type in errors: {@code int32}, {@code v1.PodSpec}; without pointers. */
  public String goType(Field field) {
    return goTypes.getOrDefault(field.name(), "");
  }

  /** The parts of the protobuf message, embedded structs among them. */
  public List<Member> members() {
    return Collections.unmodifiableList(members);
  }

  /** By field number in protobuf. */
  public Optional<Member> member(int number) {
    return Optional.ofNullable(numbered.get(number));
  }

  /** While the table is read. */
  void add(Field field, String goType) {
    fields.put(field.name(), field);
    goTypes.put(field.name(), goType);
  }

  /** While the table is read. */
  void add(Member member) {
    members.add(member);
    numbered.put(member.number(), member);
  }

  @Override
  public String toString() {
    return groupVersion + "." + type;
  }
}
