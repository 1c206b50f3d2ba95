package dev.keelson.orchestrator.admission;

import java.util.ArrayList;
import java.util.List;

/** The plugins, in Kubernetes' order (apiserver's recommended plugin order). */
public final class Admission {
  private final List<Mutator> mutators;
  private final List<Checker> checkers;

  public Admission(List<Mutator> mutators, List<Checker> checkers) {
    this.mutators = List.copyOf(mutators);
    this.checkers = List.copyOf(checkers);
  }

  /** The first phase: may change the object. */
  public void mutate(Review review) {
    mutators.forEach(plugin -> plugin.mutate(review));
  }

  /** The second phase: the object stays as it is. */
  public void check(Review review) {
    checkers.forEach(plugin -> plugin.check(review));
  }

  /** With one that nobody can turn off, after the others. */
  public Admission with(Checker checker) {
    var all = new ArrayList<>(checkers);
    all.add(checker);
    return new Admission(mutators, all);
  }
}
