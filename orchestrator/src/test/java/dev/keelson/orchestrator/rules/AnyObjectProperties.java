package dev.keelson.orchestrator.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.defaults.Defaults;
import dev.keelson.orchestrator.schema.AnyShape;
import dev.keelson.orchestrator.schema.Kind;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.MapShape;
import dev.keelson.orchestrator.schema.ScalarShape;
import dev.keelson.orchestrator.schema.Schema;
import dev.keelson.orchestrator.schema.Shape;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.table.Tables;
import dev.keelson.orchestrator.table.Tables.Include;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Objects of the right shape with anything in them, of every kind: nobody stumbles. */
final class AnyObjectProperties {
  private static final Schema SCHEMA = Schema.load();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Deep enough for a selector in a container's volume in a template in a cron job, now and then. */
  private static final int DEPTH_MAX = 14;

  private static final List<String> TEXTS = List.of("", "a", "A", "-", "a/b", "a.b/c", "..", "/", "10.0.0.1", "::1",
      "10.0.0.0/8", "25%", "x%", "latest", "Always", "ClusterIP", "None", "LoadBalancer", "RollingUpdate", "Indexed",
      "In", "Exists", "TCP", "IPv4", "https://a/b", "* * * * *", "@hourly", "ä", "\0", "a".repeat(300));
  private static final List<String> AMOUNTS = List.of("0", "1", "-1", "500m", "1Gi", "1e30", "0.0001", "x", "");
  private static final List<String> TIMES = List.of("2026-01-01T00:00:00Z", "", "x");

  @Property(tries = 60)
  void defaults_are_filled_in_once(@ForAll long seed) {
    var random = new Random(seed);
    for (var kind : SCHEMA.kinds()) {
      var object = object(kind, random);
      Defaults.apply(kind.group(), kind.version(), kind.kind(), object);
      var again = object.deepCopy();
      Defaults.apply(kind.group(), kind.version(), kind.kind(), again);
      assertEquals(object, again, kind.kind());
    }
  }

  @Property(tries = 60)
  void rules_answer_about_everything(@ForAll long seed) {
    var random = new Random(seed);
    for (var kind : SCHEMA.kinds()) {
      var object = object(kind, random);
      var old = random.nextBoolean() ? object(kind, random) : object.deepCopy();
      Defaults.apply(kind.group(), kind.version(), kind.kind(), object);
      Rules.create(kind.group(), kind.kind(), !kind.clusterScoped(), object);
      Rules.update(kind.group(), kind.kind(), object, old);
      Rules.status(kind.group(), kind.kind(), object, old);
    }
  }

  @Property(tries = 60)
  void every_object_has_a_row(@ForAll long seed) {
    var random = new Random(seed);
    for (var kind : SCHEMA.kinds()) {
      var table = Tables.of(kind.group(), kind.kind());
      var row = table.row(object(kind, random), Include.METADATA, Instant.EPOCH);
      assertEquals(table.columnDefinitions().size(), row.path("cells").size(), kind.kind());
    }
  }

  private static ObjectNode object(Kind kind, Random random) {
    return (ObjectNode) any(kind.shape(), random, DEPTH_MAX);
  }

  private static JsonNode any(Shape shape, Random random, int depth) {
    return switch (shape) {
      case ScalarShape scalar -> scalar(scalar, random);
      case AnyShape _ -> NODES.objectNode();
      case ListShape(var items, var _, var _) -> {
        var list = NODES.arrayNode();
        for (var i = random.nextInt(3); i > 0 && depth > 0; i--) {
          list.add(any(items, random, depth - 1));
        }
        yield list;
      }
      case MapShape(var values, var _) -> {
        var map = NODES.objectNode();
        for (var i = random.nextInt(3); i > 0 && depth > 0; i--) {
          map.set(pick(TEXTS, random), any(values, random, depth - 1));
        }
        yield map;
      }
      case StructShape struct -> struct(struct, random, depth);
    };
  }

  /** The deeper, the fewer fields, so that objects stay small. */
  private static ObjectNode struct(StructShape struct, Random random, int depth) {
    var object = NODES.objectNode();
    for (var field : struct.fields()) {
      var near = field.name().equals("spec") || field.name().equals("metadata") || field.name().equals("template");
      if (depth > 0 && (near || random.nextInt(DEPTH_MAX + 2) < depth / 2)) {
        object.set(field.name(), any(field.shape(), random, depth - 1));
      }
    }
    return object;
  }

  private static JsonNode scalar(ScalarShape shape, Random random) {
    return switch (shape) {
      case STRING -> NODES.textNode(pick(TEXTS, random));
      case BOOL -> NODES.booleanNode(random.nextBoolean());
      case INT32 -> NODES.numberNode(random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(5) - 1);
      case INT64 -> NODES.numberNode(random.nextInt(8) == 0 ? random.nextLong() : random.nextLong(5) - 1);
      case DOUBLE -> NODES.numberNode(random.nextDouble());
      case BYTES -> NODES.textNode(pick(List.of("", "eA==", "e30=", "?"), random));
      case TIME, MICRO_TIME -> NODES.textNode(pick(TIMES, random));
      case DURATION -> NODES.textNode("1h");
      case QUANTITY -> NODES.textNode(pick(AMOUNTS, random));
      case INT_OR_STRING -> random.nextBoolean()
          ? NODES.numberNode(random.nextInt(100))
          : NODES.textNode(pick(TEXTS, random));
    };
  }

  private static String pick(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
