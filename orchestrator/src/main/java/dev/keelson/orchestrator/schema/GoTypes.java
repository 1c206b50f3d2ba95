package dev.keelson.orchestrator.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads Go's types as the table writes them: {@code *int32}, {@code []v1.Container}, {@code map[string]ExtraValue}. */
final class GoTypes {
  private static final Map<String, Shape> BUILT_IN = Map.ofEntries(
      Map.entry("string", ScalarShape.STRING),
      Map.entry("types.UID", ScalarShape.STRING),
      Map.entry("bool", ScalarShape.BOOL),
      Map.entry("int32", ScalarShape.INT32),
      Map.entry("int64", ScalarShape.INT64),
      Map.entry("float64", ScalarShape.DOUBLE),
      Map.entry("[]byte", ScalarShape.BYTES),
      Map.entry("Time", ScalarShape.TIME),
      Map.entry("metav1.Time", ScalarShape.TIME),
      Map.entry("metav1.MicroTime", ScalarShape.MICRO_TIME),
      Map.entry("resource.Quantity", ScalarShape.QUANTITY),
      Map.entry("intstr.IntOrString", ScalarShape.INT_OR_STRING),
      Map.entry("runtime.RawExtension", AnyShape.ANY),
      Map.entry("FieldsV1", AnyShape.ANY),
      Map.entry("JSON", AnyShape.ANY),
      Map.entry("JSONSchemaPropsOrArray", AnyShape.ANY),
      Map.entry("JSONSchemaPropsOrBool", AnyShape.ANY),
      Map.entry("JSONSchemaPropsOrStringArray", AnyShape.ANY));

  /** Imports, by the names that k8s.io/api's files give them; where there are two, the first that has the type. */
  private static final Map<String, List<String>> IMPORTS = Map.of(
      "metav1", List.of("meta/v1"),
      "v1", List.of("core/v1", "meta/v1"),
      "corev1", List.of("core/v1"),
      "core", List.of("core/v1"),
      "apiv1", List.of("core/v1"),
      "authenticationv1", List.of("authentication/v1"));

  /** Go types that errors print without a package. */
  private static final Set<String> PREDECLARED = Set.of("string", "bool", "int32", "int64", "float64", "byte");

  private final Table table;
  private final Map<TypeName, StructShape> structs;

  GoTypes(Table table, Map<TypeName, StructShape> structs) {
    this.table = table;
    this.structs = structs;
  }

  Shape shape(FieldRow row, String groupVersion) {
    return switch (shape(row.goType(), groupVersion)) {
      case ListShape list -> list(row, list.items());
      case MapShape map -> new MapShape(map.values(), row.marked("mapType=atomic"));
      case StructShape struct -> struct;
      case ScalarShape scalar -> scalar;
      case AnyShape any -> any;
    };
  }

  private static ListShape list(FieldRow row, Shape items) {
    return switch (row.marker("listType").orElse("atomic")) {
      case "map" -> new ListShape(items, ListType.MAP, row.all("listMapKey"));
      case "set" -> new ListShape(items, ListType.SET, List.of());
      default -> new ListShape(items, ListType.ATOMIC, List.of());
    };
  }

  private Shape shape(String goType, String groupVersion) {
    var builtIn = BUILT_IN.get(goType);
    if (builtIn != null) {
      return builtIn;
    }
    if (goType.startsWith("*")) {
      return shape(goType.substring(1), groupVersion);
    }
    if (goType.startsWith("[]")) {
      return new ListShape(shape(goType.substring(2), groupVersion), ListType.ATOMIC, List.of());
    }
    if (goType.startsWith("map[")) {
      return new MapShape(shape(mapValue(goType), groupVersion), false);
    }
    return named(goType, groupVersion);
  }

  private Shape named(String goType, String groupVersion) {
    for (var name : candidates(goType, groupVersion)) {
      var struct = structs.get(name);
      if (struct != null) {
        return struct;
      }
      var alias = table.aliases().get(name);
      if (alias != null) {
        return shape(alias, name.groupVersion());
      }
    }
    // A struct without fields has no rows: CustomResourceSubresourceStatus.
    return new StructShape(groupVersion, goType, false);
  }

  /** A struct that has to be there. */
  StructShape struct(String goType, String groupVersion) {
    return known(goType, groupVersion).orElseThrow(
        () -> new IllegalStateException("kube-schema.tsv: " + goType + " in " + groupVersion + " is not a struct"));
  }

  Optional<StructShape> known(String goType, String groupVersion) {
    return candidates(goType, groupVersion).stream()
        .filter(structs::containsKey)
        .map(structs::get)
        .findFirst();
  }

  /** As Go's reflection prints it, in the words of errors: {@code []v1.Container}; without pointers at its head. */
  String printed(String goType, String groupVersion) {
    if (goType.startsWith("*")) {
      return printed(goType.substring(1), groupVersion);
    }
    if (goType.startsWith("[]")) {
      return "[]" + nested(goType.substring(2), groupVersion);
    }
    if (goType.startsWith("map[")) {
      var key = goType.substring("map[".length(), goType.indexOf(']'));
      return "map[" + printed(key, groupVersion) + "]" + nested(mapValue(goType), groupVersion);
    }
    return printedName(goType, groupVersion);
  }

  private String nested(String goType, String groupVersion) {
    return (goType.startsWith("*") ? "*" : "") + printed(goType, groupVersion);
  }

  private static String printedName(String goType, String groupVersion) {
    if (PREDECLARED.contains(goType)) {
      return goType;
    }
    var dot = goType.indexOf('.');
    if (dot < 0) {
      return groupVersion.substring(groupVersion.indexOf('/') + 1) + "." + goType;
    }
    return IMPORTS.containsKey(goType.substring(0, dot)) ? "v1" + goType.substring(dot) : goType;
  }

  private static List<TypeName> candidates(String goType, String groupVersion) {
    var dot = goType.indexOf('.');
    if (dot < 0) {
      return List.of(new TypeName(groupVersion, goType));
    }
    var name = goType.substring(dot + 1);
    return IMPORTS.getOrDefault(goType.substring(0, dot), List.of()).stream()
        .map(from -> new TypeName(from, name))
        .toList();
  }

  private static String mapValue(String goType) {
    return goType.substring(goType.indexOf(']') + 1);
  }
}
