package dev.keelson.orchestrator.rules.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeSet;

/** What an update would have changed, a line for each value: {@code -  containers[0].name: "a"}. */
public final class Difference {
  private Difference() {}

  public static String of(JsonNode before, JsonNode after) {
    var lines = new StringBuilder();
    add(lines, "", before, after);
    return lines.toString();
  }

  private static void add(StringBuilder lines, String path, JsonNode before, JsonNode after) {
    if (Same.same(before, after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      var names = new TreeSet<String>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      names.forEach(name ->
          add(lines, path.isEmpty() ? name : path + "." + name, before.path(name), after.path(name)));
    } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
      for (var i = 0; i < before.size(); i++) {
        add(lines, path + "[" + i + "]", before.get(i), after.get(i));
      }
    } else {
      line(lines, '-', path, before);
      line(lines, '+', path, after);
    }
  }

  private static void line(StringBuilder lines, char sign, String path, JsonNode value) {
    if (!value.isMissingNode()) {
      lines.append(sign).append("  ").append(path).append(": ").append(value).append('\n');
    }
  }
}
