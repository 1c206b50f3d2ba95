package dev.keelson.orchestrator.admission.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.pod.Containers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a pod wants of its node. */
final class HostChecks {
  private HostChecks() {}

  static Optional<Finding> namespaces(PodView pod) {
    var shared = new ArrayList<String>();
    for (var field : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (pod.spec().path(field).asBoolean(false)) {
        shared.add(field + "=true");
      }
    }
    return shared.isEmpty() ? Finding.NOTHING : Finding.of("host namespaces", String.join(", ", shared));
  }

  static Optional<Finding> paths(PodView pod) {
    var volumes = new ArrayList<String>();
    for (var volume : pod.spec().path("volumes")) {
      if (volume.has("hostPath")) {
        volumes.add(volume.path("name").asText(""));
      }
    }
    return volumes.isEmpty()
        ? Finding.NOTHING
        : Finding.of("hostPath volumes", Wording.count("volume", volumes) + " " + Wording.quoted(volumes));
  }

  static Optional<Finding> ports(PodView pod) {
    var users = new ArrayList<String>();
    var ports = new TreeSet<String>();
    for (var container : pod.containers()) {
      var own = new TreeSet<String>();
      for (var port : container.path("ports")) {
        if (port.path("hostPort").asInt(0) != 0) {
          own.add(port.path("hostPort").asText());
        }
      }
      if (!own.isEmpty()) {
        users.add(Containers.name(container));
        ports.addAll(own);
      }
    }
    return users.isEmpty() ? Finding.NOTHING : Finding.of("hostPort", Wording.containers(users) + " "
        + Wording.use(users) + " " + Wording.count("hostPort", ports) + " " + String.join(", ", ports));
  }

  static Optional<Finding> probes(PodView pod) {
    var users = new TreeSet<String>();
    var hosts = new TreeSet<String>();
    for (var container : pod.containers()) {
      var handlers = List.of(container.path("livenessProbe"), container.path("readinessProbe"),
          container.path("startupProbe"), container.path("lifecycle").path("postStart"),
          container.path("lifecycle").path("preStop"));
      for (var handler : handlers) {
        for (var host : hosts(handler)) {
          users.add(Containers.name(container));
          hosts.add(host);
        }
      }
    }
    return users.isEmpty() ? Finding.NOTHING : Finding.of("probe or lifecycle host", Wording.containers(users) + " "
        + Wording.use(List.copyOf(users)) + " " + Wording.count("probe or lifecycle host", hosts) + " "
        + Wording.quoted(hosts));
  }

  static Optional<Finding> windowsProcesses(PodView pod) {
    var setters = Wording.setters(isHostProcess(pod.spec()), pod.named(HostChecks::isHostProcess));
    return setters.isEmpty()
        ? Finding.NOTHING
        : Finding.of("hostProcess", setters + " must not set securityContext.windowsOptions.hostProcess=true");
  }

  private static boolean isHostProcess(JsonNode owner) {
    return PodView.security(owner).path("windowsOptions").path("hostProcess").asBoolean(false);
  }

  private static List<String> hosts(JsonNode handler) {
    var hosts = new ArrayList<String>();
    for (var kind : List.of("httpGet", "tcpSocket")) {
      var host = handler.path(kind).path("host").asText("");
      if (!host.isEmpty()) {
        hosts.add(host);
      }
    }
    return hosts;
  }
}
