package dev.keelson.orchestrator.admission.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Volumes of a restricted pod come from the cluster, not from the node or from places that are named by hand. */
final class Volumes {
  private static final Set<String> FREE = Set.of("configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image",
      "persistentVolumeClaim", "projected", "secret");
  private static final Set<String> RESTRICTED = Set.of("hostPath", "gcePersistentDisk", "awsElasticBlockStore",
      "gitRepo", "nfs", "iscsi", "glusterfs", "rbd", "flexVolume", "cinder", "cephfs", "flocker", "fc", "azureFile",
      "vsphereVolume", "quobyte", "azureDisk", "photonPersistentDisk", "portworxVolume", "scaleIO", "storageos");

  private Volumes() {}

  static Optional<Finding> find(PodView pod) {
    var bad = new ArrayList<String>();
    var types = new TreeSet<String>();
    for (var volume : pod.spec().path("volumes")) {
      if (FREE.stream().noneMatch(volume::has)) {
        bad.add(volume.path("name").asText(""));
        types.add(type(volume));
      }
    }
    return bad.isEmpty() ? Finding.NOTHING : Finding.of("restricted volume types", Wording.count("volume", bad) + " "
        + Wording.quoted(bad) + " " + Wording.use(bad) + " " + Wording.count("restricted volume type", types) + " "
        + Wording.quoted(types));
  }

  private static String type(JsonNode volume) {
    return RESTRICTED.stream().filter(volume::has).findFirst().orElse("unknown");
  }
}
