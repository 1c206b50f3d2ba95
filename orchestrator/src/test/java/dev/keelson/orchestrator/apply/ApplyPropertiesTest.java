package dev.keelson.orchestrator.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.status.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Histories of one pod: several write and apply it, and after every step its account is true. */
final class ApplyPropertiesTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<String> MEMBERS = List.of("metadata", "spec", "status", "containers", "name", "ports",
      "containerPort", "image", "finalizers", "labels", "managedFields", "nodeSelector", "unknown", "conditions");

  /**
   * A step of a history.
   *
   * @param apply server-side and forced; else the pod is replaced
   */
  record Step(boolean apply, String manager, String pod) {}

  @Property(tries = 300)
  void every_field_has_an_owner_and_every_owned_field_exists(@ForAll("histories") List<Step> history) {
    var pod = new Objects("v1", "Pod").update("first", "{spec:{nodeName:'n'}}");
    for (var step : history) {
      take(pod, step);
      var owned = Entries.decode(Entries.in(pod.live())).orElseThrow().owned();
      var live = pod.live().deepCopy();
      Entries.remove(live);
      var leaves = Extraction.of(live, pod.shape()).leaves().difference(Stripped.META);
      assertEquals("", leaves.difference(owned).toString(), "owned by nobody");
      var created = Comparison.of(JSON.objectNode(), live, pod.shape()).written();
      var present = created.union(Extraction.of(live, pod.shape()));
      assertEquals("", owned.difference(present).toString(), "owned but not there");
    }
  }

  @Property(tries = 300)
  void an_apply_gets_what_it_says_and_again_changes_nothing(@ForAll("histories") List<Step> history) {
    var pod = new Objects("v1", "Pod").update("first", "{spec:{nodeName:'n'}}");
    for (var step : history) {
      take(pod, step);
      if (step.apply()) {
        var wish = pod.complete(step.pod());
        var changes = Comparison.of(pod.live(), Merge.of(pod.live(), wish, pod.shape()), pod.shape());
        assertTrue(changes.isEmpty(), changes.toString());
        assertEquals(pod.live(), pod.at(59).applied(new Writer(step.manager(), "v1", ""), wish, false));
        pod.at(0);
      }
    }
  }

  /** But for the order of lists whose items have keys: nobody owns that. */
  @Property(tries = 300)
  void an_applier_that_wants_nothing_more_leaves_no_trace(
      @ForAll("histories") List<Step> history, @ForAll("pods") String wanted) {
    var pod = new Objects("v1", "Pod").update("first", "{spec:{nodeName:'n'}}");
    history.forEach(step -> take(pod, step));
    var before = pod.live();
    try {
      pod.apply("guest", wanted).apply("guest", "{}");
      var changes = Comparison.of(before, pod.live(), pod.shape())
          .without(FieldSet.names("metadata", "managedFields"));
      assertTrue(changes.isEmpty(), changes.toString());
    } catch (Refusal conflict) {
      assertEquals(409, conflict.code());
    }
  }

  @Property(tries = 1000)
  void garbage_is_refused_or_tracked(@ForAll("garbage") ObjectNode live, @ForAll("garbage") ObjectNode object) {
    var pod = new Objects("v1", "Pod");
    pod.update("a", live.toString()).update("b", object.toString());
    pod.store(pod.complete(live.toString()));
    var wish = pod.complete(object.toString());
    try {
      pod.applied(new Writer("a", "v1", ""), wish, true);
    } catch (Refusal refusal) {
      assertEquals(400, refusal.code(), refusal.text());
    }
  }

  @Property(tries = 1)
  void a_wish_nested_too_deeply_is_refused() {
    var deep = "{spec:".repeat(900) + "1" + "}".repeat(900);
    assertThrows(Refusal.class, () -> new Objects("v1", "Pod").apply("a", deep));
  }

  private static void take(Objects pod, Step step) {
    if (step.apply()) {
      pod.force(step.manager(), step.pod());
    } else {
      pod.update(step.manager(), step.pod());
    }
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(NAMES), pods()).as(Step::new)
        .list().ofMaxSize(8);
  }

  /** Containers in any order, some with ports; a set of finalizers; an atomic map; a scalar. */
  @Provide
  Arbitrary<String> pods() {
    var containers = Arbitraries.of(NAMES).list().uniqueElements().flatMap(names ->
        Arbitraries.of("", ", image:'1'", ", image:'2'", ", ports:[{containerPort:1}]",
            ", ports:[{containerPort:1, protocol:'UDP'}, {containerPort:2, name:'w'}]").list().ofSize(names.size())
            .map(bodies -> containers(names, bodies)));
    return Combinators.combine(containers, Arbitraries.of("", "['a/a']", "['a/a','b/b']", "['b/b']"),
        Arbitraries.of("", "{x:'1'}", "{x:'2',y:'2'}"), Arbitraries.of("", "'m'", "'n'"))
        .as((list, finalizers, selector, node) -> "{" + member("metadata", "finalizers", finalizers) + "spec:{"
            + (list.equals("[]") ? "" : "containers:" + list + ",")
            + (selector.isEmpty() ? "" : "nodeSelector:" + selector + ",")
            + "nodeName:" + (node.isEmpty() ? "'n'" : node) + "}}");
  }

  private static String containers(List<String> names, List<String> bodies) {
    var list = new ArrayList<String>();
    for (var i = 0; i < names.size(); i++) {
      list.add("{name:'" + names.get(i) + "'" + bodies.get(i) + "}");
    }
    return list.toString();
  }

  private static String member(String outer, String name, String value) {
    return value.isEmpty() ? "" : outer + ":{" + name + ":" + value + "},";
  }

  /** JSON out of a pod's words. */
  @Provide
  Arbitrary<ObjectNode> garbage() {
    return Arbitraries.longs().map(seed -> members(new Random(seed), 5));
  }

  private static JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 6)) {
      case 0 -> JSON.textNode("a");
      case 1 -> JSON.numberNode(random.nextInt(3) / 2.0);
      case 2 -> random.nextBoolean() ? JSON.nullNode() : JSON.booleanNode(true);
      case 3 -> {
        var list = JSON.arrayNode();
        IntStream.range(0, random.nextInt(4)).forEach(_ -> list.add(value(random, depth - 1)));
        yield list;
      }
      default -> members(random, depth - 1);
    };
  }

  private static ObjectNode members(Random random, int depth) {
    var object = JSON.objectNode();
    for (var i = random.nextInt(5); i > 0; i--) {
      var name = MEMBERS.get(random.nextInt(MEMBERS.size()));
      object.set(name, name.equals("metadata") ? members(random, Math.max(0, depth - 1)) : value(random, depth));
    }
    return object;
  }
}
