package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A column of a kind's table.
 *
 * @param type {@code string}, {@code integer}, {@code number}, {@code boolean} or {@code date}
 * @param format {@code name} for the object's name, else usually empty
 * @param priority 0, or 1 when it is only for wide tables
 */
record Column(
    String name, String type, String format, String description, int priority, Function<Row, JsonNode> cell) {
  static final Column NAME =
      new Column("Name", "string", "name", "", 0, row -> TextNode.valueOf(row.text("metadata", "name")));
  static final Column AGE = text("Age", row -> row.age("metadata", "creationTimestamp"));

  /** Of kinds that have no table of their own. */
  static final Column CREATED_AT =
      new Column("Created At", "date", "", "", 0, row -> TextNode.valueOf(row.text("metadata", "creationTimestamp")));

  static Column text(String name, Function<Row, String> cell) {
    return new Column(name, "string", "", "", 0, row -> TextNode.valueOf(cell.apply(row)));
  }

  /** The text of a field, or what stands for none. */
  static Column field(String name, String fallback, String... path) {
    return text(name, row -> row.textOr(fallback, path));
  }

  static Column number(String name, ToLongFunction<Row> cell) {
    return new Column(name, "integer", "", "", 0, row -> LongNode.valueOf(cell.applyAsLong(row)));
  }

  static Column count(String name, String... path) {
    return number(name, row -> row.number(path));
  }

  static Column flag(String name, Predicate<Row> cell) {
    return new Column(name, "boolean", "", "", 0, row -> BooleanNode.valueOf(cell.test(row)));
  }

  Column wide() {
    return new Column(name, type, format, description, 1, cell);
  }

  ObjectNode definition() {
    return JsonNodeFactory.instance.objectNode().put("name", name).put("type", type).put("format", format)
        .put("description", description).put("priority", priority);
  }
}
