package dev.keelson.orchestrator.scheduler.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.scheduler.Given;
import dev.keelson.orchestrator.scheduler.PlainRules;
import dev.keelson.orchestrator.scheduler.RandomCluster;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import dev.keelson.orchestrator.scheduler.snapshot.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds in every cluster. */
final class PlacementPropertiesTest {
  private static final int PODS = 25;

  @Property(tries = 300)
  void a_pod_is_put_where_the_plain_rules_allow_it_and_nowhere_only_if_they_allow_nothing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int size) {
    var cluster = new RandomCluster(seed);
    var nodes = new ArrayList<>(cluster.nodes(size));
    for (var i = 0; i < PODS; i++) {
      var pod = cluster.pod();
      switch (place(pod, nodes, seed)) {
        case Placement.On(var node, var _, var _) -> {
          assertTrue(PlainRules.fits(pod, node, nodes), () -> pod + " does not fit " + node);
          nodes.set(nodes.indexOf(node), node.plus(pod.on(node.name())));
        }
        case Placement.Nowhere(var diagnosis) -> {
          nodes.forEach(node -> assertTrue(!PlainRules.fits(pod, node, nodes), () -> pod + " fits " + node));
          assertExplains(diagnosis, nodes);
        }
      }
    }
  }

  /** Every node has exactly one objection, with at least one reason; the text counts them all. */
  private static void assertExplains(Diagnosis diagnosis, List<NodeInfo> nodes) {
    assertEquals(nodes.stream().map(NodeInfo::name).sorted().toList(),
        diagnosis.byNode().keySet().stream().sorted().toList());
    var reasons = diagnosis.byNode().values().stream().mapToInt(each -> each.objection().reasons().size()).sum();
    var said = 0;
    var text = diagnosis.text();
    for (var part : text.substring(text.indexOf(": ") + 2).split(", (?=\\d)", -1)) {
      said += Integer.parseInt(part.substring(0, part.indexOf(' ')));
    }
    assertTrue(reasons >= nodes.size());
    assertEquals(reasons, said, text);
  }

  @Property(tries = 50)
  void one_seed_one_history(@ForAll long seed) {
    assertEquals(history(seed), history(seed));
  }

  private static List<String> history(long seed) {
    var cluster = new RandomCluster(seed);
    var nodes = new ArrayList<>(cluster.nodes(6));
    var history = new ArrayList<String>();
    for (var i = 0; i < PODS; i++) {
      var pod = cluster.pod();
      switch (place(pod, nodes, seed + i)) {
        case Placement.On(var node, var score, var _) -> {
          history.add(pod.id().name() + " " + node.name() + " " + score);
          nodes.set(nodes.indexOf(node), node.plus(pod.on(node.name())));
        }
        case Placement.Nowhere(var diagnosis) -> history.add(diagnosis.text());
      }
    }
    return history;
  }

  private static Placement place(PodInfo pod, List<NodeInfo> nodes, long seed) {
    var start = Math.floorMod(seed, nodes.size());
    return Scheduler.place(pod, Snapshot.of(nodes, Surroundings.NOTHING), Given.USUAL,
        new Draw(start, new SplittableRandom(seed)));
  }
}
