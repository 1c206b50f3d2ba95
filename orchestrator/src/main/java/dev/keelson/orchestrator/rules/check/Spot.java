package dev.keelson.orchestrator.rules.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.keelson.orchestrator.status.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in an object, whether or not anything is there, and the list that hears what is wrong with it. Reading never
 * fails: what is absent is empty, 0, false. The path is put together only when there is something to tell.
 */
public final class Spot {
  private final @Nullable Spot parent;
  private final String step;
  private final JsonNode node;
  private final List<FieldError> errors;

  private Spot(@Nullable Spot parent, String step, JsonNode node, List<FieldError> errors) {
    this.parent = parent;
    this.step = step;
    this.node = node;
    this.errors = errors;
  }

  /** A whole object. */
  public static Spot of(JsonNode object, List<FieldError> errors) {
    return new Spot(null, "", object, errors);
  }

  public Spot at(String field) {
    return new Spot(this, parent == null ? field : "." + field, node.path(field), errors);
  }

  public Spot at(String first, String second) {
    return at(first).at(second);
  }

  public Spot at(String first, String second, String third) {
    return at(first).at(second).at(third);
  }

  /** An item of a list. */
  public Spot at(int index) {
    return new Spot(this, "[" + index + "]", node.path(index), errors);
  }

  /** An entry of a map. */
  public Spot key(String key) {
    return new Spot(this, "[" + key + "]", node.path(key), errors);
  }

  /** Another value in the same place: the old one, or one that was put together for a check. */
  public Spot with(JsonNode value) {
    return new Spot(parent, step, value, errors);
  }

  /** The items of a list; none where there is no list. */
  public List<Spot> items() {
    var items = new ArrayList<Spot>(node.isArray() ? node.size() : 0);
    for (var i = 0; node.isArray() && i < node.size(); i++) {
      items.add(at(i));
    }
    return items;
  }

  /** The keys of a map, in the order of the alphabet. */
  public List<String> keys() {
    return node.properties().stream().map(Map.Entry::getKey).sorted().toList();
  }

  public Stream<Spot> entries() {
    return keys().stream().map(this::key);
  }

  public JsonNode node() {
    return node;
  }

  /** There, and not null. An empty text or list is present. */
  public boolean present() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** Absent, or an empty text, list or map. */
  public boolean blank() {
    return !present() || (node.isContainerNode() ? node.isEmpty() : (node.isTextual() && node.textValue().isEmpty()));
  }

  public String text() {
    return node.asText();
  }

  public boolean is(String text) {
    return node.asText().equals(text);
  }

  public long number() {
    return node.asLong();
  }

  public boolean flag() {
    return node.asBoolean();
  }

  public int size() {
    return node.size();
  }

  public void required(String detail) {
    errors.add(FieldError.required(path(), detail));
  }

  public void invalid(String detail) {
    errors.add(FieldError.invalid(path(), shown(), detail));
  }

  public void invalid(Collection<String> details) {
    details.forEach(this::invalid);
  }

  /** Another value than the one that is there is named. */
  public void invalid(String value, String detail) {
    errors.add(FieldError.invalid(path(), value, detail));
  }

  public void invalid(JsonNode value, String detail) {
    errors.add(FieldError.invalid(path(), value, detail));
  }

  /** A struct as a whole is wrong, and is not shown. */
  public void invalidWhole(String detail) {
    errors.add(FieldError.invalid(path(), detail));
  }

  /** It is the key of an entry that is wrong. */
  public void invalidKey(String key, Collection<String> details) {
    details.forEach(detail -> invalid(key, detail));
  }

  public void forbidden(String detail) {
    errors.add(FieldError.forbidden(path(), detail));
  }

  public void duplicate() {
    errors.add(FieldError.duplicate(path(), shown()));
  }

  public void duplicate(String detail) {
    var error = FieldError.duplicate(path(), shown());
    errors.add(new FieldError(error.path(), error.reason(), error.body() + ": " + detail));
  }

  public void duplicate(JsonNode value) {
    errors.add(FieldError.duplicate(path(), value));
  }

  public void unsupported(Collection<String> supported) {
    errors.add(FieldError.notSupported(path(), text(), supported));
  }

  /** Of a struct, which is shown whole. */
  public void unsupported(JsonNode value, Collection<String> supported) {
    var text = FieldError.notSupported(path(), "", supported).body();
    errors.add(new FieldError(path(), "FieldValueNotSupported", text.replaceFirst("\"\"", "")
        .replaceFirst("Unsupported value: ", "Unsupported value: " + Matcher.quoteReplacement(value.toString()))));
  }

  public void notFound() {
    errors.add(FieldError.notFound(path(), text()));
  }

  public void tooLong(int bytesMax) {
    errors.add(FieldError.tooLong(path(), bytesMax));
  }

  public void tooMany(int itemsMax) {
    errors.add(FieldError.tooMany(path(), size(), itemsMax));
  }

  private JsonNode shown() {
    return !node.isMissingNode() ? Shown.sorted(node) : TextNode.valueOf("");
  }

  /** A number that is absent is shown as 0. */
  public Spot orZero() {
    return present() ? this : with(IntNode.valueOf(0));
  }

  /** A map that is absent is shown as Go shows it. */
  public Spot orEmptyMap() {
    return present() ? this : with(NullNode.getInstance());
  }

  /** Such as {@code spec.containers[0].name}. */
  public String path() {
    return parent == null ? "" : parent.path() + step;
  }
}
