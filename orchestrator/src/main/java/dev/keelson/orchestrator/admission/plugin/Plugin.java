package dev.keelson.orchestrator.admission.plugin;

import dev.keelson.orchestrator.admission.Checker;
import dev.keelson.orchestrator.admission.Mutator;

/**
 * One plugin, in its place.
 *
 * @param name as kube-apiserver's flags have it
 * @param standard whether it is on unless it is turned off
 */
record Plugin(String name, boolean standard, Mutator mutator, Checker checker) {
  private static final Mutator LEAVES_ALONE = _ -> { };
  private static final Checker ALLOWS = _ -> { };

  static Plugin mutating(String name, Mutator mutator) {
    return new Plugin(name, true, mutator, ALLOWS);
  }

  static Plugin checking(String name, Checker checker) {
    return new Plugin(name, true, LEAVES_ALONE, checker);
  }

  static <P extends Mutator & Checker> Plugin both(String name, P plugin) {
    return new Plugin(name, true, plugin, plugin);
  }

  Plugin optional() {
    return new Plugin(name, false, mutator, checker);
  }
}
