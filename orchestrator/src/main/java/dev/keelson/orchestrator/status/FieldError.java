package dev.keelson.orchestrator.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something is wrong with a field (apimachinery's field.Error).
 *
 * @param path such as {@code spec.containers[0].name}
 * @param reason of a cause: {@code FieldValueInvalid} and the like
 * @param body what follows the path: {@code Invalid value: "x": must be ...}
 */
public record FieldError(String path, String reason, String body) {
  public static FieldError required(String path, String detail) {
    return new FieldError(path, "FieldValueRequired", "Required value" + tail(detail));
  }

  public static FieldError invalid(String path, JsonNode value, String detail) {
    return new FieldError(path, "FieldValueInvalid", "Invalid value: " + value + tail(detail));
  }

  public static FieldError invalid(String path, String value, String detail) {
    return new FieldError(path, "FieldValueInvalid", "Invalid value: " + quote(value) + tail(detail));
  }

  /** Without the value, which would say nothing. */
  public static FieldError invalid(String path, String detail) {
    return new FieldError(path, "FieldValueInvalid", "Invalid value" + tail(detail));
  }

  /** A set is told in the order of the alphabet, a list in its own. */
  public static FieldError notSupported(String path, String value, Collection<String> supported) {
    var ordered = supported instanceof Set ? supported.stream().sorted() : supported.stream();
    var choices = ordered.map(FieldError::quote).collect(Collectors.joining(", "));
    return new FieldError(path, "FieldValueNotSupported",
        "Unsupported value: " + quote(value) + (choices.isEmpty() ? "" : ": supported values: " + choices));
  }

  public static FieldError duplicate(String path, JsonNode value) {
    return new FieldError(path, "FieldValueDuplicate", "Duplicate value: " + value);
  }

  public static FieldError forbidden(String path, String detail) {
    return new FieldError(path, "FieldValueForbidden", "Forbidden" + tail(detail));
  }

  public static FieldError notFound(String path, String value) {
    return new FieldError(path, "FieldValueNotFound", "Not found: " + quote(value));
  }

  public static FieldError tooLong(String path, int bytesMax) {
    return new FieldError(path, "FieldValueTooLong", "Too long: must have at most " + bytesMax + " bytes");
  }

  public static FieldError tooMany(String path, int items, int itemsMax) {
    return new FieldError(path, "FieldValueTooMany",
        "Too many: " + items + ": must have at most " + itemsMax + " items");
  }

  public static FieldError type(String path, String value, String detail) {
    return new FieldError(path, "FieldValueTypeInvalid", "Invalid value: " + quote(value) + tail(detail));
  }

  /** As Go prints a list of texts with %#v. */
  public static String goStrings(Collection<String> texts) {
    return texts.stream().map(FieldError::quote).collect(Collectors.joining(", ", "[]string{", "}"));
  }

  public String text() {
    return path + ": " + body;
  }

  Cause cause() {
    return new Cause(reason, body, path);
  }

  private static String tail(String detail) {
    return detail.isEmpty() ? "" : ": " + detail;
  }

  private static String quote(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
