package dev.keelson.orchestrator.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A struct: its fields, with those of embedded structs in place. Shapes may contain themselves. */
public final class StructShape implements Shape {
  private final String groupVersion;
  private final String type;
  private final boolean atomic;
  private final List<Field> fields = new ArrayList<>();
  private final List<String> goTypes = new ArrayList<>();
  private final Map<String, Integer> positions = new HashMap<>();
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
    var position = position(name);
    return position < 0 ? Optional.empty() : Optional.of(fields.get(position));
  }

  /** In the order in which Go writes them. */
  public List<Field> fields() {
    return Collections.unmodifiableList(fields);
  }

  /** Where a field stands among {@link #fields}; -1 if there is none of this name. */
  public int position(String name) {
    return positions.getOrDefault(name, -1);
  }

  /** How Go prints the type of the field at a position, in errors: {@code int32}, {@code v1.PodSpec}; no pointers. */
  public String goType(int position) {
    return goTypes.get(position);
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
    positions.put(field.name(), fields.size());
    fields.add(field);
    goTypes.add(goType);
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
