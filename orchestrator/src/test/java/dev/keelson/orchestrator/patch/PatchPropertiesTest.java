package dev.keelson.orchestrator.patch;

import static dev.keelson.orchestrator.patch.Patches.core;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.status.Refusal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for every object and patch. */
final class PatchPropertiesTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> WORDS = List.of("a", "delete", "replace", "/containers/0", "/-", "add", "copy");
  private static final List<String> MEMBERS = List.of("containers", "nodeSelector", "nodeName", "name", "env", "ports",
      "$patch", "$retainKeys", "$setElementOrder/containers", "$deleteFromPrimitiveList/containers",
      "$setElementOrder", "op", "path", "from", "value", "unknown");

  @Property(tries = 500)
  void a_merge_patch_made_of_the_difference_leads_to_the_target(
      @ForAll("podSpecs") ObjectNode original, @ForAll("podSpecs") ObjectNode target) {
    assertEquals(target, MergePatch.apply(original, mergeDifference(original, target)));
  }

  @Property(tries = 500)
  void a_merge_patch_applied_twice_does_no_more_than_once(
      @ForAll("podSpecs") ObjectNode original, @ForAll("podSpecs") ObjectNode patch) {
    var once = MergePatch.apply(original, patch);
    assertEquals(once, MergePatch.apply(once, patch));
  }

  @Property(tries = 500)
  void a_strategic_patch_made_of_the_difference_leads_to_the_target(
      @ForAll("podSpecs") ObjectNode original, @ForAll("podSpecs") ObjectNode target) {
    var before = original.deepCopy();
    var patched = StrategicMergePatch.apply(original, strategicDifference(original, target), core("PodSpec"));
    assertEquals(target, patched);
    assertEquals(before, original);
  }

  @Property(tries = 500)
  void a_strategic_patch_applied_twice_does_no_more_than_once(
      @ForAll("podSpecs") ObjectNode original, @ForAll("podSpecs") ObjectNode target) {
    var patch = strategicDifference(original, target);
    var once = StrategicMergePatch.apply(original, patch, core("PodSpec"));
    assertEquals(once, StrategicMergePatch.apply(once, patch, core("PodSpec")));
  }

  @Property(tries = 1000)
  void garbage_is_refused_or_applied(@ForAll("podSpecs") ObjectNode original, @ForAll("garbage") JsonNode patch) {
    List.<Runnable>of(
        () -> JsonPatch.apply(original, patch),
        () -> JsonPatch.apply(original, JSON.arrayNode().add(patch)),
        () -> MergePatch.apply(original, patch),
        () -> StrategicMergePatch.apply(original, patch, core("PodSpec"))).forEach(attempt -> {
          try {
            attempt.run();
          } catch (Refusal refusal) {
            assertEquals(4, refusal.code() / 100, refusal.text());
          }
        });
  }

  /** Containers by name with images and environments, a node selector, some scalars. */
  @Provide
  Arbitrary<ObjectNode> podSpecs() {
    var nodes = Arbitraries.of("", "n1", "n2");
    return Combinators.combine(containers(), labels(), nodes).as((containers, labels, node) -> {
      var spec = JSON.objectNode();
      spec.set("containers", containers);
      if (!labels.isEmpty()) {
        spec.set("nodeSelector", labels);
      }
      if (!node.isEmpty()) {
        spec.put("nodeName", node);
      }
      return spec;
    });
  }

  private static Arbitrary<JsonNode> containers() {
    var image = Arbitraries.of("x", "y", "");
    return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), image).map(images -> {
      var list = JSON.arrayNode();
      images.forEach((name, each) -> {
        var container = list.addObject().put("name", name);
        if (!each.isEmpty()) {
          container.put("image", each);
        }
      });
      return list;
    });
  }

  private static Arbitrary<ObjectNode> labels() {
    return Arbitraries.maps(Arbitraries.of("k", "l", "m"), Arbitraries.of("1", "2")).map(labels -> {
      var object = JSON.objectNode();
      labels.forEach(object::put);
      return object;
    });
  }

  /** JSON out of the words that patches are made of. */
  @Provide
  Arbitrary<JsonNode> garbage() {
    return Arbitraries.longs().map(seed -> garbage(new Random(seed), 5));
  }

  private static JsonNode garbage(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 6)) {
      case 0 -> JSON.textNode(WORDS.get(random.nextInt(WORDS.size())));
      case 1 -> JSON.numberNode(random.nextInt(3) / 2.0);
      case 2 -> random.nextBoolean() ? JSON.nullNode() : JSON.booleanNode(true);
      case 3 -> {
        var list = JSON.arrayNode();
        IntStream.range(0, random.nextInt(4)).forEach(_ -> list.add(garbage(random, depth - 1)));
        yield list;
      }
      default -> {
        var object = JSON.objectNode();
        IntStream.range(0, random.nextInt(5)).forEach(_ ->
            object.set(MEMBERS.get(random.nextInt(MEMBERS.size())), garbage(random, depth - 1)));
        yield object;
      }
    };
  }

  private static ObjectNode mergeDifference(ObjectNode original, ObjectNode target) {
    var patch = JSON.objectNode();
    original.fieldNames().forEachRemaining(name -> {
      if (!target.has(name)) {
        patch.putNull(name);
      }
    });
    for (var member : target.properties()) {
      var before = original.get(member.getKey());
      if (before instanceof ObjectNode left && member.getValue() instanceof ObjectNode right) {
        patch.set(member.getKey(), mergeDifference(left, right));
      } else {
        patch.set(member.getKey(), member.getValue());
      }
    }
    return patch;
  }

  private static ObjectNode strategicDifference(ObjectNode original, ObjectNode target) {
    var patch = mergeDifference(original, target);
    var changes = JSON.arrayNode();
    var order = JSON.arrayNode();
    for (var container : target.path("containers")) {
      order.addObject().set("name", container.get("name"));
      var before = byName(original, container.path("name").asText());
      changes.add(mergeDifference(before, (ObjectNode) container));
    }
    for (var container : original.path("containers")) {
      if (byName(target, container.path("name").asText()).isEmpty()) {
        changes.addObject().put("$patch", "delete").set("name", container.get("name"));
      }
    }
    patch.set("containers", changes);
    patch.set("$setElementOrder/containers", order);
    return patch;
  }

  private static ObjectNode byName(ObjectNode spec, String name) {
    return spec.path("containers").valueStream()
        .filter(container -> container.path("name").asText().equals(name))
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseGet(JSON::objectNode);
  }
}
