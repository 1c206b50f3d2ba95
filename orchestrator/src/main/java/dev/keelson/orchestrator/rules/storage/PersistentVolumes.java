package dev.keelson.orchestrator.rules.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.rules.check.Amounts;
import dev.keelson.orchestrator.rules.check.Difference;
import dev.keelson.orchestrator.rules.check.Same;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.rules.pod.Scheduling;
import java.util.List;
import java.util.Set;

/** Persistent volumes: each has one source, which stays. */
final class PersistentVolumes {
  /** Every other field of the spec is a source. */
  private static final List<String> NO_SOURCES = List.of("capacity", "accessModes", "claimRef",
      "persistentVolumeReclaimPolicy", "storageClassName", "mountOptions", "volumeMode", "nodeAffinity",
      "volumeAttributesClassName");
  private static final Set<String> POLICIES = Set.of("Delete", "Recycle", "Retain");

  private PersistentVolumes() {}

  static void check(Spot volume) {
    var spec = volume.at("spec");
    if (spec.at("accessModes").blank()) {
      spec.at("accessModes").required("");
    }
    Claims.modes(spec.at("accessModes"));
    capacity(spec.at("capacity"));
    Values.supportedIfPresent(spec.at("persistentVolumeReclaimPolicy"), POLICIES);
    affinity(spec.at("nodeAffinity"));
    source(spec);
    if (!spec.at("storageClassName").blank()) {
      Values.subdomain(spec.at("storageClassName"));
    }
    Values.supportedIfPresent(spec.at("volumeMode"), Claims.VOLUME_MODES);
  }

  private static void capacity(Spot capacity) {
    if (capacity.blank()) {
      capacity.required("");
    } else if (!capacity.key("storage").present() || capacity.size() > 1) {
      capacity.unsupported(capacity.node(), List.of("storage"));
    }
    capacity.entries().forEach(Amounts::positive);
  }

  private static void affinity(Spot affinity) {
    if (!affinity.present()) {
      return;
    }
    if (affinity.at("required").present()) {
      Scheduling.nodeSelector(affinity.at("required"));
    } else {
      affinity.at("required").required("must specify required node constraints");
    }
  }

  private static List<String> sources(Spot spec) {
    return spec.keys().stream().filter(field -> !NO_SOURCES.contains(field) && spec.at(field).present()).toList();
  }

  private static void source(Spot spec) {
    var sources = sources(spec);
    if (sources.isEmpty()) {
      spec.required("must specify a volume type");
    }
    sources.stream().skip(1).forEach(other -> spec.at(other).forbidden("may not specify more than 1 volume type"));
    var path = spec.at("hostPath");
    if (path.present()) {
      Values.requiredText(path.at("path"));
      if (path.at("path").is("/") && spec.at("persistentVolumeReclaimPolicy").is("Recycle")) {
        spec.at("persistentVolumeReclaimPolicy")
            .forbidden("may not be 'recycle' for a hostPath mount of '/'");
      }
    }
    if (spec.at("nfs").present()) {
      Values.requiredText(spec.at("nfs", "server"));
      Values.requiredText(spec.at("nfs", "path"));
    }
    if (spec.at("local").present()) {
      Values.requiredText(spec.at("local", "path"));
      if (!spec.at("nodeAffinity").present()) {
        spec.at("nodeAffinity").required("Local volume requires node affinity");
      }
    }
    if (spec.at("csi").present()) {
      Values.requiredText(spec.at("csi", "driver"));
      Values.requiredText(spec.at("csi", "volumeHandle"));
    }
  }

  static void changed(Spot volume, Spot old) {
    var spec = volume.at("spec");
    var before = old.at("spec");
    if (spec.node() instanceof ObjectNode fields && before.node() instanceof ObjectNode oldFields) {
      var left = fields.deepCopy().without(NO_SOURCES);
      var right = oldFields.deepCopy().without(NO_SOURCES);
      if (!Same.same(left, right)) {
        spec.at("persistentvolumesource").forbidden("spec.persistentvolumesource is immutable after creation\n"
            + Difference.of(right, left));
      }
    }
    Values.unchanged(spec.at("volumeMode"), before.at("volumeMode"));
    if (before.at("nodeAffinity").present()) {
      Values.unchanged(spec.at("nodeAffinity"), before.at("nodeAffinity"),
          "field is immutable, except for updating from beta label to GA");
    }
  }
}
