package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/** One step from an object to a field in it (structured-merge-diff's fieldpath.PathElement). */
sealed interface PathElement extends Comparable<PathElement> {
  /** As in {@code fieldsV1}. */
  String encoded();

  /** As in messages. */
  String shown();

  /** A field of a struct, or a key of a map. */
  record Name(String name) implements PathElement {
    @Override
    public String encoded() {
      return "f:" + name;
    }

    @Override
    public String shown() {
      return "." + name;
    }
  }

  /**
   * An item of a list, found by its key fields.
   *
   * @param fields by name; only those that the item has
   */
  record Key(List<KeyField> fields) implements PathElement {
    public Key {
      fields = List.copyOf(fields);
    }

    @Override
    public String encoded() {
      return fields.stream()
          .map(field -> Scalars.quoted(field.name()) + ":" + Scalars.text(field.value()))
          .collect(Collectors.joining(",", "k:{", "}"));
    }

    @Override
    public String shown() {
      return fields.stream()
          .map(field -> field.name() + "=" + Scalars.text(field.value()))
          .collect(Collectors.joining(",", "[", "]"));
    }
  }

  /** An item of a set. */
  record Value(JsonNode value) implements PathElement {
    @Override
    public String encoded() {
      return "v:" + Scalars.text(value);
    }

    @Override
    public String shown() {
      return "[=" + Scalars.text(value) + "]";
    }
  }

  /** An item of a list, by its place. Nothing here makes them, but accounts may hold them. */
  record Index(int index) implements PathElement {
    @Override
    public String encoded() {
      return "i:" + index;
    }

    @Override
    public String shown() {
      return "[" + index + "]";
    }
  }

  /** Names before keys before values before indices; each by its content. */
  @Override
  default int compareTo(PathElement other) {
    return switch (this) {
      case Name(var name) when other instanceof Name(var name2) -> name.compareTo(name2);
      case Key(var fields) when other instanceof Key(var fields2) -> Scalars.compareFields(fields, fields2);
      case Value(var value) when other instanceof Value(var value2) -> Scalars.compare(value, value2);
      case Index(var index) when other instanceof Index(var index2) -> Integer.compare(index, index2);
      case Name _, Key _, Value _, Index _ -> Integer.compare(rank(this), rank(other));
    };
  }

  private static int rank(PathElement element) {
    return switch (element) {
      case Name _ -> 0;
      case Key _ -> 1;
      case Value _ -> 2;
      case Index _ -> 3;
    };
  }
}
