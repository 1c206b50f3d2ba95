package dev.keelson.orchestrator.scheduler.place;

import dev.keelson.orchestrator.scheduler.plugin.Check;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import dev.keelson.orchestrator.scheduler.plugin.Preparation;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the filters have to say of one pod, ready to be asked of nodes.
 *
 * @param refusal what speaks against all nodes
 * @param only the nodes that come into question; empty for all
 */
public record Feasibility(
    List<Question> questions, Optional<Rejection> refusal, Optional<Set<String>> only, Rejection outside) {
  private record Question(Filter filter, Check check) {}

  public static Feasibility of(List<Filter> filters, PodInfo pod, Snapshot snapshot) {
    var questions = new ArrayList<Question>();
    var narrowing = new ArrayList<Filter>();
    var only = Optional.<Set<String>>empty();
    for (var filter : filters) {
      switch (filter.prepare(pod, snapshot)) {
        case Preparation.Content _ -> { }
        case Preparation.Ask(var check) -> questions.add(new Question(filter, check));
        case Preparation.AskOnly(var nodes, var check) -> {
          questions.add(new Question(filter, check));
          narrowing.add(filter);
          only = Optional.of(both(only, nodes));
        }
        case Preparation.Refuse(var reason) -> {
          var refusal = new Rejection(List.of(filter), Objection.lasting(reason));
          return new Feasibility(List.of(), Optional.of(refusal), Optional.empty(), refusal);
        }
      }
    }
    return new Feasibility(questions, Optional.empty(), only, outside(narrowing));
  }

  private static Set<String> both(Optional<Set<String>> some, Set<String> others) {
    var both = new HashSet<>(others);
    some.ifPresent(both::retainAll);
    return both;
  }

  private static Rejection outside(List<Filter> narrowing) {
    var names = narrowing.stream().map(Filter::name).sorted().collect(Collectors.joining(" "));
    return new Rejection(narrowing, Objection.lasting("node(s) didn't satisfy plugin(s) [" + names + "]"));
  }

  /** The first objection, if there is any. */
  public Optional<Rejection> rejection(NodeInfo node) {
    if (refusal.isPresent()) {
      return refusal;
    }
    if (only.isPresent() && !only.get().contains(node.name())) {
      return Optional.of(outside);
    }
    for (var question : questions) {
      var objection = question.check().objection(node);
      if (objection.isPresent()) {
        return Optional.of(new Rejection(List.of(question.filter()), objection.get()));
      }
    }
    return Optional.empty();
  }

  /** The same in a cluster where one node has other pods. */
  public Feasibility after(NodeInfo before, NodeInfo after) {
    return new Feasibility(questions.stream()
        .map(question -> new Question(question.filter(), question.check().after(before, after))).toList(),
        refusal, only, outside);
  }

  /**
   * The first objection to a node that others are about to come to as well: with those that go first, as if they were
   * there already, and also without them, because they may never come.
   */
  public Optional<Rejection> rejection(NodeInfo node, PodInfo pod, List<PodInfo> nominated) {
    var full = node;
    for (var other : nominated) {
      if (other.priority() >= pod.priority() && !other.uid().equals(pod.uid())) {
        full = full.plus(other.on(node.name()));
      }
    }
    if (full.pods().size() > node.pods().size()) {
      var rejection = after(node, full).rejection(full);
      if (rejection.isPresent()) {
        return rejection;
      }
    }
    return rejection(node);
  }
}
