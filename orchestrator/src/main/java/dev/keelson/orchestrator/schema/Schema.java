package dev.keelson.orchestrator.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All built-in types. Types are named as in the table ({@code core/v1}, {@code rbac/v1}); {@link #kind} finds them by
 * API group and version. Immutable, so that one is shared by all.
 */
public final class Schema {
  private final Map<TypeName, StructShape> types;
  private final Map<String, Kind> kinds;

  private Schema(Map<TypeName, StructShape> types, Map<String, Kind> kinds) {
    this.types = types;
    this.kinds = kinds;
  }

  /** The table as bytes: what is made of it changes when these do. */
  public byte[] table() {
    return Table.bytes();
  }

  /** Reads the table that comes with the program. Costs a few tens of milliseconds: once per process. */
  public static Schema load() {
    var table = Table.read();
    var types = new ShapeBuilder(table).build();
    return new Schema(types, Kind.byName(table, types));
  }

  /**
   * A struct by the table's names.
   *
   * @param groupVersion of the table: {@code core/v1}
   * @param type Go's name: {@code PodSpec}
   */
  public Optional<StructShape> type(String groupVersion, String type) {
    return Optional.ofNullable(types.get(new TypeName(groupVersion, type)));
  }

  /**
   * A kind by the names that clients use. Options and Status are known in every group and version.
   *
   * @param apiVersion as in objects: {@code v1}, {@code rbac.authorization.k8s.io/v1}
   */
  public Optional<Kind> kind(String apiVersion, String kind) {
    var own = Optional.ofNullable(kinds.get(apiVersion + "/" + kind));
    return own.isPresent() ? own : Optional.ofNullable(kinds.get(Kind.META + "/" + kind));
  }

  /** In the table's order, lists and options among them. */
  public List<Kind> kinds() {
    return List.copyOf(kinds.values());
  }

  /** Every struct, in the table's order. */
  public List<StructShape> types() {
    return List.copyOf(types.values());
  }
}
