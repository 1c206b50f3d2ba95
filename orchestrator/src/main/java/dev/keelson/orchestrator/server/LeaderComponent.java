package dev.keelson.orchestrator.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.endpoint.Component;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A part of the cluster that is well while somebody holds its lease in kube-system. */
record LeaderComponent(String name, String lease, Lookup lookup, InstantSource clock) {
  Component component() {
    return new Component(name, this::complaint);
  }

  private Optional<String> complaint() {
    return lookup.find("coordination.k8s.io", "leases", "kube-system", lease)
        .filter(this::isHeld)
        .map(_ -> Optional.<String>empty())
        .orElseGet(() -> Optional.of("nobody holds the lease kube-system/" + lease));
  }

  private boolean isHeld(ObjectNode held) {
    var spec = held.path("spec");
    try {
      var renewed = Instant.parse(spec.path("renewTime").asText());
      return renewed.plusSeconds(spec.path("leaseDurationSeconds").asInt()).isAfter(clock.instant());
    } catch (DateTimeParseException never) {
      return false;
    }
  }
}
