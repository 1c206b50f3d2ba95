package dev.keelson.orchestrator.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events, which two groups show with other names for the same fields. */
final class EventColumns {
  static final List<Column> ALL = List.of(
      Column.text("Last Seen", row -> row.age(lastSeen(row))),
      Column.field("Type", "", "type"),
      Column.field("Reason", "", "reason"),
      Column.text("Object", EventColumns::about),
      Column.text("Subobject", row -> row.textOr(row.text("regarding", "fieldPath"), "involvedObject", "fieldPath"))
          .wide(),
      Column.text("Source", EventColumns::source).wide(),
      Column.text("Message", row -> row.textOr(row.text("note"), "message").strip()),
      Column.text("First Seen", row -> row.age(firstSeen(row))).wide(),
      Column.number("Count", EventColumns::count).wide(),
      new Column("Name", "string", "name", "", 1, Column.NAME.cell()));

  private EventColumns() {}

  private static String first(String... texts) {
    return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  private static String lastSeen(Row row) {
    return first(row.text("series", "lastObservedTime"), row.text("lastTimestamp"),
        row.text("deprecatedLastTimestamp"), row.text("eventTime"));
  }

  private static String firstSeen(Row row) {
    return first(row.text("firstTimestamp"), row.text("deprecatedFirstTimestamp"), row.text("eventTime"));
  }

  private static String about(Row row) {
    var object = row.at("involvedObject").isObject() ? row.at("involvedObject") : row.at("regarding");
    var name = object.path("name").asText();
    var kind = object.path("kind").asText().toLowerCase(Locale.ROOT);
    return name.isEmpty() ? kind : kind + "/" + name;
  }

  private static String source(Row row) {
    var component = first(row.text("source", "component"), row.text("deprecatedSource", "component"),
        row.text("reportingComponent"), row.text("reportingController"));
    var host = first(row.text("source", "host"), row.text("deprecatedSource", "host"), row.text("reportingInstance"));
    return Stream.of(component, host).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }

  private static long count(Row row) {
    var counts = List.of(row.number("series", "count"), row.number("count"), row.number("deprecatedCount"));
    return counts.stream().filter(count -> count > 0).findFirst().orElse(1L);
  }
}
