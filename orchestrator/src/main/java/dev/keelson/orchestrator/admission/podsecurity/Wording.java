package dev.keelson.orchestrator.admission.podsecurity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Turns of phrase that several checks share. */
final class Wording {
  private Wording() {}

  /** {@code "a", "b"}. */
  static String quoted(Collection<String> items) {
    return items.stream().map(item -> '"' + item + '"').collect(Collectors.joining(", "));
  }

  /** The word, with an s unless there is one. */
  static String count(String word, Collection<String> items) {
    return items.size() == 1 ? word : word + "s";
  }

  /** {@code containers "a", "b"}. */
  static String containers(Collection<String> names) {
    return count("container", names) + " " + quoted(names);
  }

  /** {@code pod and container "a"}; empty when it is none of them. */
  static String setters(boolean pod, Collection<String> containers) {
    var setters = new ArrayList<String>();
    if (pod) {
      setters.add("pod");
    }
    if (!containers.isEmpty()) {
      setters.add(containers(containers));
    }
    return String.join(" and ", setters);
  }

  /** The verb that agrees with the number. */
  static String use(List<String> users) {
    return users.size() == 1 ? "uses" : "use";
  }
}
