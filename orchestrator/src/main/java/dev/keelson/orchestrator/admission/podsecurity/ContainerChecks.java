package dev.keelson.orchestrator.admission.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.pod.Containers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What containers may do beyond the ordinary. */
final class ContainerChecks {
  /** Those that container runtimes give by default. */
  private static final Set<String> USUAL = Set.of("AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL",
      "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT");

  private ContainerChecks() {}

  static Optional<Finding> privileged(PodView pod) {
    var bad = pod.named(each -> PodView.security(each).path("privileged").asBoolean(false));
    return bad.isEmpty()
        ? Finding.NOTHING
        : Finding.of("privileged", Wording.containers(bad) + " must not set securityContext.privileged=true");
  }

  static Optional<Finding> procMount(PodView pod) {
    var types = new TreeSet<String>();
    var bad = new ArrayList<String>();
    for (var container : pod.containers()) {
      var type = PodView.security(container).path("procMount").asText("Default");
      if (!type.equals("Default")) {
        types.add(type);
        bad.add(Containers.name(container));
      }
    }
    return bad.isEmpty() ? Finding.NOTHING : Finding.of("procMount",
        Wording.containers(bad) + " must not set securityContext.procMount to " + Wording.quoted(types));
  }

  static Optional<Finding> escalation(PodView pod) {
    var bad = pod.named(each -> PodView.security(each).path("allowPrivilegeEscalation").asBoolean(true));
    return bad.isEmpty() ? Finding.NOTHING : Finding.of("allowPrivilegeEscalation != false",
        Wording.containers(bad) + " must set securityContext.allowPrivilegeEscalation=false");
  }

  static Optional<Finding> unusualCapabilities(PodView pod) {
    var added = adding(pod, name -> !USUAL.contains(name));
    return added.isEmpty() ? Finding.NOTHING : Finding.of("non-default capabilities", added);
  }

  static Optional<Finding> capabilities(PodView pod) {
    var details = new ArrayList<String>();
    var keeping = pod.named(each -> !dropsAll(each));
    if (!keeping.isEmpty()) {
      details.add(Wording.containers(keeping) + " must set securityContext.capabilities.drop=[\"ALL\"]");
    }
    var added = adding(pod, name -> !name.equals("NET_BIND_SERVICE"));
    if (!added.isEmpty()) {
      details.add(added);
    }
    return details.isEmpty()
        ? Finding.NOTHING
        : Finding.of("unrestricted capabilities", String.join("; ", details));
  }

  private static boolean dropsAll(JsonNode container) {
    for (var name : PodView.security(container).path("capabilities").path("drop")) {
      if (name.asText("").equals("ALL")) {
        return true;
      }
    }
    return false;
  }

  /** Who adds what is forbidden; empty when nobody does. */
  private static String adding(PodView pod, Predicate<String> forbidden) {
    var bad = new ArrayList<String>();
    var names = new TreeSet<String>();
    for (var container : pod.containers()) {
      Collection<String> own = new TreeSet<>();
      for (var name : PodView.security(container).path("capabilities").path("add")) {
        own.add(name.asText(""));
      }
      own.removeIf(forbidden.negate());
      if (!own.isEmpty()) {
        bad.add(Containers.name(container));
        names.addAll(own);
      }
    }
    return bad.isEmpty() ? "" : Wording.containers(bad) + " must not include " + Wording.quoted(names)
        + " in securityContext.capabilities.add";
  }
}
