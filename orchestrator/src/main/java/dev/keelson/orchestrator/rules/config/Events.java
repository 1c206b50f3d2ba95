package dev.keelson.orchestrator.rules.config;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Events, which two groups write with other names for the same fields. */
final class Events {
  private static final int REASON_BYTES_MAX = 128;
  private static final int NOTE_BYTES_MAX = 1024;
  private static final List<String> FIXED = List.of("eventTime", "reportingController", "reportingInstance", "action",
      "reason", "regarding", "related", "note", "type");

  private Events() {}

  static void check(Spot event) {
    var space = event.at("metadata", "namespace").text();
    var about = event.at("involvedObject", "namespace");
    var wrong = about.blank() ? !space.equals("default") && !space.isEmpty() : !about.is(space);
    if (wrong) {
      about.invalid("does not match event.namespace");
    }
    if (event.at("eventTime").present()) {
      reported(event, "reportingComponent", "message");
    }
  }

  static void checkNew(Spot event) {
    var space = event.at("metadata", "namespace").text();
    var about = event.at("regarding", "namespace");
    var wrong = about.blank() ? !space.equals("default") && !space.isEmpty() : !about.is(space);
    if (wrong) {
      about.invalid("does not match event.namespace");
    }
    if (!event.at("eventTime").present()) {
      event.at("eventTime").required("");
    }
    Values.oneOf(event.at("type"), Set.of("Normal", "Warning"));
    reported(event, "reportingController", "note");
  }

  private static void reported(Spot event, String controller, String note) {
    var shown = event.at("reportingController").with(event.at(controller).node());
    if (shown.blank()) {
      shown.required("");
    } else {
      Values.qualifiedName(shown);
    }
    for (var field : List.of("reportingInstance", "action", "reason")) {
      Values.requiredText(event.at(field));
      atMost(event.at(field), REASON_BYTES_MAX);
    }
    atMost(event.at(note), NOTE_BYTES_MAX);
  }

  private static void atMost(Spot text, int bytesMax) {
    if (text.text().getBytes(StandardCharsets.UTF_8).length > bytesMax) {
      text.invalid("can have at most " + bytesMax + " characters");
    }
  }

  static void newChanged(Spot event, Spot old) {
    FIXED.forEach(field -> Values.unchanged(event.at(field), old.at(field)));
  }
}
