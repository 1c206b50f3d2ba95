package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/** The first document of a YAML text, as the JSON that sigs.k8s.io/yaml makes of it. Owned by one call. */
final class YamlReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String MERGE = "<<";

  private final Iterator<Event> events;
  private final Map<String, JsonNode> anchors = new HashMap<>();
  private final List<String> duplicates = new ArrayList<>();
  private int aliasedNodes;
  private int depth;

  private YamlReader(Iterator<Event> events) {
    this.events = events;
  }

  static Document read(byte[] text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    try {
      var reader = new StringReader(new String(text, StandardCharsets.UTF_8));
      return new YamlReader(new Yaml(options).parse(reader).iterator()).document();
    } catch (MarkedYAMLException broken) {
      var mark = broken.getProblemMark();
      throw new Unreadable("yaml: line %d: %s".formatted(mark == null ? 0 : mark.getLine() + 1, broken.getProblem()));
    } catch (YAMLException broken) {
      throw new Unreadable("yaml: " + broken.getMessage());
    }
  }

  private Document document() {
    events.next();
    var first = events.hasNext() ? events.next() : null;
    if (first == null || !first.is(Event.ID.DocumentStart)) {
      return new Document(NullNode.instance, List.of());
    }
    var root = node(events.next());
    return new Document(root, duplicates.isEmpty()
        ? List.of()
        : List.of("yaml: unmarshal errors:\n  " + String.join("\n  ", duplicates)));
  }

  private JsonNode node(Event event) {
    if (++depth > Limits.DEPTH_MAX) {
      throw new Unreadable("yaml: exceeded max depth");
    }
    var node = switch (event) {
      case AliasEvent alias -> repeated(alias.getAnchor());
      case ScalarEvent scalar -> YamlScalars.value(scalar);
      case SequenceStartEvent _ -> sequence();
      case MappingStartEvent _ -> mapping();
      default -> throw new IllegalStateException("a YAML parser gave " + event + " where a node begins");
    };
    depth--;
    if (event instanceof NodeEvent anchored && !(event instanceof AliasEvent)) {
      remember(anchored.getAnchor(), node);
    }
    return node;
  }

  private void remember(@Nullable String anchor, JsonNode node) {
    if (anchor != null) {
      anchors.put(anchor, node);
    }
  }

  /** What an alias stands for, once more. An anchor is known after its node has ended, so that none contains itself. */
  private JsonNode repeated(String anchor) {
    var node = anchors.get(anchor);
    if (node == null) {
      throw new Unreadable("yaml: unknown anchor '" + anchor + "' referenced");
    }
    aliasedNodes += count(node, Limits.YAML_ALIASED_NODES_MAX - aliasedNodes);
    if (aliasedNodes > Limits.YAML_ALIASED_NODES_MAX) {
      throw new Unreadable("yaml: document contains excessive aliasing");
    }
    return node.deepCopy();
  }

  /** How many nodes there are; no more are counted than one beyond the most. */
  private static int count(JsonNode node, int most) {
    var nodes = 1;
    for (var child : node) {
      if (nodes > most) {
        break;
      }
      nodes += count(child, most - nodes);
    }
    return nodes;
  }

  private JsonNode sequence() {
    var list = NODES.arrayNode();
    for (var event = events.next(); !event.is(Event.ID.SequenceEnd); event = events.next()) {
      list.add(node(event));
    }
    return list;
  }

  private JsonNode mapping() {
    var map = NODES.objectNode();
    for (var event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
      if (isMerge(event)) {
        merge(map, node(events.next()));
      } else {
        member(map, event);
      }
    }
    return map;
  }

  private void member(ObjectNode map, Event event) {
    var key = YamlScalars.key(node(event));
    var line = event.getStartMark().getLine() + 1;
    if (map.replace(key, node(events.next())) != null && duplicates.size() < Limits.PROBLEMS_MAX) {
      duplicates.add("line %d: key %s already set in map".formatted(line, GoText.quote(key)));
    }
  }

  private static boolean isMerge(Event event) {
    return event instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().equals(MERGE);
  }

  private static void merge(ObjectNode map, JsonNode merged) {
    switch (merged) {
      case ObjectNode one -> map.setAll(one);
      case JsonNode several when several.isArray() -> several.forEach(one -> merge(map, one));
      default -> throw new Unreadable("yaml: map merge requires map or sequence of maps as the value");
    }
  }
}
