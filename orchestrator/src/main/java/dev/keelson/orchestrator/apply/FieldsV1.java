package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.apply.FieldSet.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;

/** Field sets as JSON: names are {@code f:}, keys {@code k:}, values {@code v:} (metav1.FieldsV1). */
final class FieldsV1 {
  private static final String SELF = ".";
  private static final JsonMapper JSON = new JsonMapper();

  private FieldsV1() {}

  /** Something is not the form. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }

  static ObjectNode encode(FieldSet set) {
    return encode(set, false);
  }

  private static ObjectNode encode(FieldSet set, boolean member) {
    var node = JsonNodeFactory.instance.objectNode();
    if (member && !set.isEmpty()) {
      node.putObject(SELF);
    }
    for (var entry : set.entries()) {
      node.set(entry.element().encoded(), encode(entry.below(), entry.member()));
    }
    return node;
  }

  static FieldSet decode(JsonNode fields) throws Malformed {
    return decode(fields, Limits.DEPTH_MAX);
  }

  private static FieldSet decode(JsonNode fields, int depthLeft) throws Malformed {
    if (fields.isNull()) {
      return FieldSet.EMPTY;
    }
    if (!fields.isObject() || depthLeft == 0) {
      throw new Malformed(fields.isObject() ? "nested too deeply" : "not an object: " + fields);
    }
    var entries = new TreeMap<PathElement, Entry>();
    for (var member : fields.properties()) {
      if (member.getKey().equals(SELF)) {
        continue;
      }
      var element = element(member.getKey());
      if (element.isPresent()) {
        var below = decode(member.getValue(), depthLeft - 1);
        entries.put(element.get(), new Entry(element.get(), isMember(member.getValue(), below), below));
      }
    }
    entries.values().removeIf(Entry::isEmpty);
    return FieldSet.of(new ArrayList<>(entries.values()));
  }

  /** An element with none below it is there for itself. */
  private static boolean isMember(JsonNode fields, FieldSet below) {
    return below.isEmpty() || fields.has(SELF);
  }

  /** Empty for a kind of element that a later version may know. */
  private static Optional<PathElement> element(String text) throws Malformed {
    if (text.length() < 2 || text.charAt(1) != ':') {
      throw new Malformed("missing colon: " + text);
    }
    var content = text.substring(2);
    return switch (text.charAt(0)) {
      case 'f' -> Optional.of(new PathElement.Name(content));
      case 'k' -> Optional.of(key(json(content)));
      case 'v' -> Optional.of(new PathElement.Value(Scalars.canonical(json(content))));
      case 'i' -> Optional.of(new PathElement.Index(index(content)));
      default -> Optional.empty();
    };
  }

  private static PathElement key(JsonNode content) throws Malformed {
    if (!content.isObject()) {
      throw new Malformed("not a key: " + content);
    }
    return new PathElement.Key(content.propertyStream()
        .map(field -> new KeyField(field.getKey(), Scalars.canonical(field.getValue())))
        .sorted(Comparator.comparing(KeyField::name))
        .toList());
  }

  private static int index(String content) throws Malformed {
    try {
      return Integer.parseInt(content);
    } catch (NumberFormatException notAnIndex) {
      throw new Malformed("not an index: " + content);
    }
  }

  private static JsonNode json(String content) throws Malformed {
    try (var parser = JSON.createParser(content)) {
      JsonNode node = JSON.readTree(parser);
      if (node == null || parser.nextToken() != null) {
        throw new Malformed("not one value: " + content);
      }
      return node;
    } catch (JsonProcessingException notJson) {
      throw new Malformed("not JSON: " + content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
