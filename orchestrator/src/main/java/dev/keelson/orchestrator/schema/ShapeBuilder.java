package dev.keelson.orchestrator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes shapes of the table's rows: first all structs, empty, so that they can refer to each other; then fields. */
final class ShapeBuilder {
  private final Table table;
  private final Map<TypeName, StructShape> structs = new LinkedHashMap<>();
  private final GoTypes types;

  ShapeBuilder(Table table) {
    this.table = table;
    this.types = new GoTypes(table, structs);
  }

  Map<TypeName, StructShape> build() {
    for (var name : table.fields().keySet()) {
      structs.put(name, new StructShape(name.groupVersion(), name.type(), table.atomic().contains(name)));
    }
    structs.forEach((name, struct) -> fill(struct, name));
    addAliases();
    return structs;
  }

  private void fill(StructShape struct, TypeName name) {
    for (var row : table.fields().getOrDefault(name, List.of())) {
      if (row.json().equals("-")) {
        continue;
      }
      if (row.inline()) {
        flatten(struct, row, name.groupVersion());
      } else {
        addField(struct, row, name.groupVersion());
      }
    }
  }

  /** The embedded struct's fields join the outer one's; on the wire it is a message of its own if it has a number. */
  private void flatten(StructShape outer, FieldRow row, String groupVersion) {
    var embedded = types.struct(row.goType(), groupVersion);
    var copy = new StructShape(embedded.groupVersion(), embedded.type(), embedded.atomic());
    fill(copy, new TypeName(embedded.groupVersion(), embedded.type()));
    copy.fields().forEach(field -> outer.add(field, copy.goType(copy.position(field.name()))));
    if (row.number() > 0) {
      outer.add(new Member.Embedded(row.number(), copy));
    }
  }

  private void addField(StructShape struct, FieldRow row, String groupVersion) {
    var shape = types.shape(row, groupVersion);
    var goType = types.printed(row.goType(), groupVersion);
    var field = new Field(row.json(), shape, required(row), row.omitEmpty(),
        row.omitZero() || row.goType().startsWith("*"), atomic(row, shape), patch(row),
        row.marker("default").map(ShapeBuilder::json));
    struct.add(field, goType);
    if (row.number() > 0) {
      struct.add(new Member.Plain(row.number(), field, goType, wrapped(row, shape)));
    }
  }

  /** Named slices that protobuf does not repeat are messages: Verbs. */
  private static boolean wrapped(FieldRow row, Shape shape) {
    return shape instanceof ListShape && !row.repeated() && !row.goType().startsWith("[]");
  }

  private static boolean required(FieldRow row) {
    return row.marked("req") || (!row.omitEmpty() && !row.marked("opt"));
  }

  private static boolean atomic(FieldRow row, Shape shape) {
    return shape instanceof StructShape struct && struct.atomic() && !row.marked("structType=granular");
  }

  private static PatchStrategy patch(FieldRow row) {
    var strategies = row.marker("patchStrategy").map(text -> List.of(text.split(","))).orElse(List.of());
    if (strategies.isEmpty()) {
      return PatchStrategy.NONE;
    }
    return new PatchStrategy(strategies.contains("merge"), strategies.contains("retainKeys"),
        strategies.contains("replace"), row.marker("patchMergeKey").orElse(""));
  }

  /** Other names of structs, such as core/v1's List, lead to the same shape. */
  private void addAliases() {
    for (var alias : table.aliases().entrySet()) {
      types.known(alias.getValue(), alias.getKey().groupVersion())
          .ifPresent(struct -> structs.put(alias.getKey(), struct));
    }
  }

  /** The table's defaults are texts, whole numbers and booleans; a JSON parser would cost start-up time. */
  private static JsonNode json(String text) {
    if (text.startsWith("\"")) {
      return TextNode.valueOf(text.substring(1, text.length() - 1));
    }
    return switch (text) {
      case "true", "false" -> BooleanNode.valueOf(Boolean.parseBoolean(text));
      default -> IntNode.valueOf(Integer.parseInt(text));
    };
  }
}
