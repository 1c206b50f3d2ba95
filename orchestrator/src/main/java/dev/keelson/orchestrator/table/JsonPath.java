package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of JSONPath that columns use: {@code .spec.a}, {@code ['a.b']}, {@code [0]}, {@code [*]} and
 * {@code [?(@.type=="Ready")]}. What is not understood finds nothing.
 */
final class JsonPath {
  /** A path is a few steps; a longer one is no column. */
  private static final int CHARACTERS_MAX = 1_000;

  private sealed interface Step {
    record Name(String name) implements Step {}

    record Index(int index) implements Step {}

    record All() implements Step {}

    /** Items of which a field has a value. */
    record Where(List<String> field, String value) implements Step {}
  }

  private final List<Step> steps;

  private JsonPath(List<Step> steps) {
    this.steps = steps;
  }

  static JsonPath parse(String text) {
    var steps = new ArrayList<Step>();
    var rest = text.length() > CHARACTERS_MAX ? "" : unwrapped(text.strip());
    while (!rest.isEmpty()) {
      var end = rest.startsWith("[") ? closing(rest) : nameEnd(rest);
      var step = rest.substring(0, end);
      steps.add(step.startsWith("[") ? bracket(step.substring(1, Math.max(end - 1, 1)).strip()) : name(step));
      rest = rest.substring(end);
    }
    return new JsonPath(steps);
  }

  private static String unwrapped(String text) {
    return text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
  }

  private static int nameEnd(String rest) {
    var at = rest.startsWith(".") ? 1 : 0;
    while (at < rest.length() && rest.charAt(at) != '[' && rest.charAt(at) != '.') {
      at += rest.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(Math.max(at, 1), rest.length());
  }

  /** Behind the bracket that ends the first one, quotes apart. */
  private static int closing(String rest) {
    var quote = '\0';
    for (var i = 1; i < rest.length(); i++) {
      var letter = rest.charAt(i);
      if (quote != '\0') {
        quote = letter == quote ? '\0' : quote;
      } else if (letter == '\'' || letter == '"') {
        quote = letter;
      } else if (letter == ']') {
        return i + 1;
      }
    }
    return rest.length();
  }

  private static Step name(String text) {
    var name = (text.startsWith(".") ? text.substring(1) : text).replace("\\", "");
    return name.equals("*") ? new Step.All() : new Step.Name(name);
  }

  private static Step bracket(String inside) {
    if (inside.equals("*") || inside.equals(":")) {
      return new Step.All();
    }
    if (inside.startsWith("?(") && inside.endsWith(")")) {
      return where(inside.substring(2, inside.length() - 1));
    }
    try {
      return new Step.Index(Integer.parseInt(inside));
    } catch (NumberFormatException notAnIndex) {
      return new Step.Name(unquoted(inside));
    }
  }

  private static Step where(String condition) {
    var equals = condition.indexOf("==");
    var field = equals < 0 ? condition : condition.substring(0, equals).strip();
    var names = List.of(field.replaceFirst("^@\\.", "").split("\\."));
    return new Step.Where(names, equals < 0 ? "" : unquoted(condition.substring(equals + 2).strip()));
  }

  private static String unquoted(String text) {
    var quoted = text.length() > 1 && (text.charAt(0) == '\'' || text.charAt(0) == '"')
        && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** In the order of the object. */
  List<JsonNode> find(JsonNode object) {
    var found = List.of(object);
    for (var step : steps) {
      var next = new ArrayList<JsonNode>();
      found.forEach(node -> go(step, node, next));
      found = next;
    }
    return found;
  }

  private static void go(Step step, JsonNode node, List<JsonNode> next) {
    switch (step) {
      case Step.Name(var name) -> addIfThere(node.path(name), next);
      case Step.Index(var index) -> addIfThere(node.path(index < 0 ? node.size() + index : index), next);
      case Step.All _ -> node.forEach(next::add);
      case Step.Where(var field, var value) -> node.forEach(item -> {
        if (Row.at(item, field.toArray(String[]::new)).asText().equals(value)) {
          next.add(item);
        }
      });
    }
  }

  private static void addIfThere(JsonNode node, List<JsonNode> next) {
    if (!node.isMissingNode()) {
      next.add(node);
    }
  }
}
