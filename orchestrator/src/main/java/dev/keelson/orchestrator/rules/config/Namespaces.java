package dev.keelson.orchestrator.rules.config;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.value.Labels;
import java.util.Set;

/** Namespaces, and the finalizers that their spec holds. */
final class Namespaces {
  private static final Set<String> LONE_FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");

  private Namespaces() {}

  static void check(Spot namespace) {
    var finalizers = namespace.at("spec", "finalizers");
    for (var item : finalizers.items()) {
      var name = item.text();
      Labels.key(name).forEach(problem -> finalizers.invalid(name, problem));
      if (!name.contains("/") && !LONE_FINALIZERS.contains(name)) {
        finalizers.invalid(name, "name is neither a standard finalizer name nor is it fully qualified");
      }
    }
  }

  static void statusChanged(Spot namespace, Spot old) {
    var phase = namespace.at("status", "Phase").with(namespace.at("status", "phase").node());
    if (namespace.at("metadata", "deletionTimestamp").present()) {
      if (!phase.is("Terminating")) {
        phase.invalid("may only be 'Terminating' if `deletionTimestamp` is not empty");
      }
    } else if (!phase.is("Active")) {
      phase.invalid("may only be 'Active' if `deletionTimestamp` is empty");
    }
  }
}
