package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of one kind: {@code meta.k8s.io/v1 Table}, whole or row by row. It is immutable and may be shared.
 */
public final class Tables {
  private static final Map<String, Tables> KINDS = new HashMap<>();
  private static final Tables OTHERS = new Tables(List.of(Column.NAME, Column.CREATED_AT));

  static {
    for (var room : List.of(PodColumns.KINDS, WorkloadColumns.KINDS, NetworkColumns.KINDS, CoreColumns.KINDS,
        StorageColumns.KINDS, AccessColumns.KINDS, ExtensionColumns.KINDS)) {
      room.forEach((kind, columns) -> KINDS.put(kind, new Tables(columns)));
    }
  }

  /** How much of the object goes with its row ({@code includeObject}). */
  public enum Include {
    NONE,
    METADATA,
    OBJECT
  }

  private final List<Column> columns;

  private Tables(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Of a built-in kind; the core group is empty. Kinds without a table show their name and when they were created. */
  public static Tables of(String group, String kind) {
    return KINDS.getOrDefault(group + "/" + kind, OTHERS);
  }

  /** Of a custom resource: its definition's {@code additionalPrinterColumns}; without any, name and age. */
  public static Tables custom(JsonNode printerColumns) {
    var columns = new ArrayList<Column>();
    columns.add(Column.NAME);
    printerColumns.forEach(column -> columns.add(CustomColumns.of(column)));
    if (columns.size() == 1) {
      columns.add(new Column("Age", "date", "", "", 0, Column.CREATED_AT.cell()));
    }
    return new Tables(columns);
  }

  /** What every answer of this table begins with. */
  public ArrayNode columnDefinitions() {
    var definitions = JsonNodeFactory.instance.arrayNode(columns.size());
    columns.forEach(column -> definitions.add(column.definition()));
    return definitions;
  }

  /** {@code {cells, object}}. */
  public ObjectNode row(JsonNode object, Include include, Instant now) {
    var row = JsonNodeFactory.instance.objectNode();
    var cells = row.putArray("cells");
    var shown = new Row(object, now);
    columns.forEach(column -> cells.add(column.cell().apply(shown)));
    switch (include) {
      case NONE -> row.putNull("object");
      case METADATA -> row.set("object", Partial.of(object));
      case OBJECT -> row.set("object", object);
    }
    return row;
  }

  /** The whole answer, for a list, a single object or a watch event; the list's metadata may be missing. */
  public ObjectNode table(JsonNode metadata, Iterable<? extends JsonNode> objects, Include include, Instant now) {
    var table = JsonNodeFactory.instance.objectNode().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
    table.set("metadata", metadata.isObject() ? metadata : JsonNodeFactory.instance.objectNode());
    table.set("columnDefinitions", columnDefinitions());
    var rows = table.putArray("rows");
    objects.forEach(object -> rows.add(row(object, include, now)));
    return table;
  }
}
