package dev.keelson.orchestrator.rules.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.rules.check.Parts;
import dev.keelson.orchestrator.rules.check.Same;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Stateful sets. */
final class StatefulSets {
  private static final Set<String> RETENTION = Set.of("Delete", "Retain");
  private static final List<String> MUTABLE = List.of("replicas", "ordinals", "template", "updateStrategy",
      "revisionHistoryLimit", "persistentVolumeClaimRetentionPolicy", "minReadySeconds");

  private StatefulSets() {}

  static void check(Spot set) {
    var spec = set.at("spec");
    var policy = spec.at("podManagementPolicy");
    if (policy.blank()) {
      policy.required("");
    } else if (!policy.is("OrderedReady") && !policy.is("Parallel")) {
      policy.invalid("must be 'OrderedReady' or 'Parallel'");
    }
    strategy(spec.at("updateStrategy"));
    Values.supportedIfPresent(spec.at("persistentVolumeClaimRetentionPolicy", "whenDeleted"), RETENTION);
    Values.supportedIfPresent(spec.at("persistentVolumeClaimRetentionPolicy", "whenScaled"), RETENTION);
    Values.notNegative(spec.at("replicas"));
    Values.notNegative(spec.at("minReadySeconds"));
    Values.notNegative(spec.at("ordinals", "start"));
    Templates.selector(spec, "statefulset");
    Templates.matched(spec);
    var claims = spec.at("volumeClaimTemplates").items().stream().map(claim -> claim.at("metadata", "name").text())
        .collect(Collectors.toSet());
    Templates.serving(spec.at("template"), "StatefulSet", claims);
  }

  private static void strategy(Spot strategy) {
    var rolling = strategy.at("rollingUpdate");
    switch (strategy.at("type").text()) {
      case "" -> strategy.required("");
      case "OnDelete" -> {
        if (rolling.present()) {
          rolling.invalid("only allowed for updateStrategy 'RollingUpdate'");
        }
      }
      case "RollingUpdate" -> rolling(rolling);
      default -> strategy.invalid("must be 'RollingUpdate' or 'OnDelete'");
    }
  }

  private static void rolling(Spot rolling) {
    Values.notNegative(rolling.at("partition"));
    var unavailable = rolling.at("maxUnavailable");
    if (unavailable.present()) {
      Parts.check(unavailable);
      if (Parts.isZero(unavailable)) {
        unavailable.invalid("cannot be 0");
      }
      Parts.notOverAll(unavailable);
    }
  }

  static void changed(Spot set, Spot old) {
    check(set);
    if (!Same.same(fixed(set.at("spec")), fixed(old.at("spec")))) {
      set.at("spec").forbidden("updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template',"
          + " 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds'"
          + " are forbidden");
    }
  }

  private static JsonNode fixed(Spot spec) {
    return spec.node() instanceof ObjectNode fields ? fields.deepCopy().without(MUTABLE) : spec.node();
  }

  static void statusChanged(Spot set, Spot old) {
    var status = set.at("status");
    Counts.notNegative(status, "replicas", "readyReplicas", "currentReplicas", "updatedReplicas",
        "availableReplicas", "observedGeneration");
    Counts.withinReplicas(status, "readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas");
    Counts.collisions(status, old.at("status"));
  }
}
