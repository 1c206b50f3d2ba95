package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.value.HumanDuration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** An object that is shown, and when. Reading never fails: what is absent is empty, 0, false. */
record Row(JsonNode object, Instant now) {
  static final String NONE = "<none>";
  static final String UNKNOWN = "<unknown>";
  static final String UNSET = "<unset>";

  JsonNode at(String... path) {
    return at(object, path);
  }

  static JsonNode at(JsonNode node, String... path) {
    var place = node;
    for (var step : path) {
      place = place.path(step);
    }
    return place;
  }

  String text(String... path) {
    return at(path).asText();
  }

  /** For what is absent or empty. */
  String textOr(String fallback, String... path) {
    var text = text(path);
    return text.isEmpty() ? fallback : text;
  }

  long number(String... path) {
    return at(path).asLong();
  }

  String age(String... path) {
    return age(text(path));
  }

  String age(String time) {
    if (time.isEmpty()) {
      return UNKNOWN;
    }
    try {
      return HumanDuration.between(Instant.parse(time), now);
    } catch (DateTimeParseException notATime) {
      return UNKNOWN;
    }
  }

  /** One field of every item of a list, with commas between. */
  static String joined(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false).map(item -> item.path(field).asText())
        .collect(Collectors.joining(","));
  }

  static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }

  /** {@code a=b,c=d}, by key. */
  static String labels(JsonNode labels) {
    return orNone(labels.properties().stream().map(label -> label.getKey() + "=" + label.getValue().asText()).sorted()
        .collect(Collectors.joining(",")));
  }

  /** The first few, and how many more there are. */
  static String some(List<String> all, int max, String separator) {
    if (all.isEmpty()) {
      return NONE;
    }
    var shown = String.join(separator, all.subList(0, Math.min(max, all.size())));
    return all.size() > max ? shown + " + " + (all.size() - max) + " more..." : shown;
  }
}
