package dev.keelson.orchestrator.selector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.status.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Conditions on fields, all of which must hold: {@code status.phase!=Running,spec.nodeName=n1}. A field that an object
 * does not have counts as the empty text.
 */
public record FieldSelector(List<Term> terms) {
  public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

  /** One condition; the field must have the value, or must have another. */
  public record Term(String field, boolean equal, String value) {
    @Override
    public String toString() {
      return field + (equal ? "=" : "!=") + value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
    }
  }

  public FieldSelector {
    terms = List.copyOf(terms);
  }

  /**
   * As in the query parameter {@code fieldSelector}. Which fields there are is not looked at:
   * {@link SelectableFields#check}.
   *
   * @throws dev.keelson.orchestrator.status.Refusal 400, in Kubernetes' words, when it is not one
   */
  public static FieldSelector parse(String text) {
    return text.isEmpty()
        ? EVERYTHING
        : new FieldSelector(parts(text).stream().filter(part -> !part.isEmpty()).sorted()
            .map(part -> term(text, part)).toList());
  }

  /** At commas, unless a backslash stands before it. */
  private static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    var from = 0;
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == ',') {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static Term term(String selector, String part) {
    for (var i = 0; i < part.length(); i++) {
      for (var operator : List.of("!=", "==", "=")) {
        if (part.startsWith(operator, i)) {
          var value = unescaped(part.substring(i + operator.length()));
          return new Term(part.substring(0, i), !operator.equals("!="), value);
        }
      }
    }
    throw Refusals.badRequest("invalid selector: '%s'; can't understand '%s'".formatted(selector, part));
  }

  private static String unescaped(String value) {
    var text = new StringBuilder(value.length());
    for (var i = 0; i < value.length(); i++) {
      var letter = value.charAt(i);
      if (letter == ',' || letter == '=') {
        throw Refusals.badRequest("invalid field selector: unescaped character in value: " + (int) letter);
      }
      if (letter == '\\') {
        i++;
        if (i == value.length() || "\\,=".indexOf(value.charAt(i)) < 0) {
          throw Refusals.badRequest("invalid field selector: invalid escape sequence: "
              + value.substring(i - 1, Math.min(i + 1, value.length())));
        }
      }
      text.append(value.charAt(i));
    }
    return text.toString();
  }

  public boolean isEverything() {
    return terms.isEmpty();
  }

  /** Whether all hold. What the fields are is asked of the given function: empty when the object has none. */
  public boolean matches(UnaryOperator<String> fields) {
    for (var term : terms) {
      if (fields.apply(term.field).equals(term.value) != term.equal) {
        return false;
      }
    }
    return true;
  }

  /** The value that the field must have, if the selector pins it down: {@code metadata.name=x} is a get. */
  public Optional<String> required(String field) {
    return terms.stream().filter(term -> term.equal && term.field.equals(field)).map(Term::value).findFirst();
  }

  /** Where {@link SelectableFields#value} knows how to find the fields. */
  public boolean matches(SelectableFields fields, JsonNode object) {
    return matches(field -> fields.value(field, object));
  }

  @Override
  public String toString() {
    return terms.stream().map(Term::toString).collect(Collectors.joining(","));
  }
}
