package dev.keelson.orchestrator.scheduler.preempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.scheduler.Given;
import dev.keelson.orchestrator.scheduler.PlainRules;
import dev.keelson.orchestrator.scheduler.RandomCluster;
import dev.keelson.orchestrator.scheduler.place.Draw;
import dev.keelson.orchestrator.scheduler.place.Placement;
import dev.keelson.orchestrator.scheduler.place.Scheduler;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodTerms;
import dev.keelson.orchestrator.scheduler.snapshot.PodWishes;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import dev.keelson.orchestrator.scheduler.snapshot.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** All ways to make room, tried one by one, against the one that was chosen. */
final class ExhaustivePreemptionTest {
  private static final int PODS = 14;

  @Property(tries = 200)
  void nobody_is_chosen_only_if_there_is_no_way_and_otherwise_the_best_one(@ForAll long seed) {
    var cluster = new RandomCluster(seed);
    var nodes = new ArrayList<>(cluster.nodes(3));
    for (var i = 0; i < PODS; i++) {
      var pod = simple(cluster.pod());
      var snapshot = Snapshot.of(nodes, Surroundings.NOTHING);
      var draw = new Draw(0, new SplittableRandom(seed));
      switch (Scheduler.place(pod, snapshot, Given.USUAL, draw)) {
        case Placement.On(var node, var _, var _) -> nodes.set(nodes.indexOf(node), node.plus(pod.on(node.name())));
        case Placement.Nowhere(var diagnosis) ->
            check(pod, nodes, Preemption.plan(pod, snapshot, Given.USUAL, diagnosis, List.of(), draw));
      }
    }
  }

  /** Without wishes that more pods may fulfil: then whoever fits still fits when others go. */
  private static PodInfo simple(PodInfo pod) {
    var terms = new PodTerms(List.of(), List.of(), pod.wishes().pods().forbidden(), List.of());
    var wishes = new PodWishes(pod.wishes().nodes(), pod.wishes().tolerations(), terms, List.of());
    return new PodInfo(pod.id(), pod.demand(), wishes, pod.standing());
  }

  private static void check(PodInfo pod, List<NodeInfo> nodes, PreemptionPlan plan) {
    var ways = nodes.stream().flatMap(node -> best(pod, node, nodes).stream()).toList();
    switch (plan) {
      case PreemptionPlan.Nobody _ -> assertEquals(List.of(), ways);
      case PreemptionPlan.Evict(var node, var victims, var _) -> {
        assertTrue(victims.stream().allMatch(victim -> victim.priority() < pod.priority()));
        var chosen = ways.stream().filter(way -> way.node().name().equals(node)).findFirst().orElseThrow();
        assertEquals(names(chosen.victims()), names(victims));
        ways.forEach(way -> assertTrue(Candidate.HARM.compare(chosen, way) <= 0, () -> way + " is better"));
      }
    }
  }

  private static List<String> names(List<PodInfo> pods) {
    return pods.stream().map(PodInfo::uid).sorted().toList();
  }

  /** Of all sets of pods whose leaving makes room, the one that keeps the most important, then the next, and so on. */
  private static Optional<Candidate> best(PodInfo pod, NodeInfo node, List<NodeInfo> nodes) {
    var lesser = node.pods().stream().filter(other -> other.priority() < pod.priority())
        .sorted(Candidate.IMPORTANCE).toList();
    // As a number, the first bit stands for the most important one: kept is less than gone.
    for (var gone = 1; gone < 1 << lesser.size(); gone++) {
      var victims = new ArrayList<PodInfo>();
      var rest = node;
      for (var i = 0; i < lesser.size(); i++) {
        if ((gone >> (lesser.size() - 1 - i) & 1) == 1) {
          victims.add(lesser.get(i));
          rest = rest.minus(lesser.get(i));
        }
      }
      var others = new ArrayList<>(nodes);
      others.set(others.indexOf(node), rest);
      if (PlainRules.fits(pod, rest, others)) {
        return Optional.of(new Candidate(node, victims, 0));
      }
    }
    return Optional.empty();
  }
}
