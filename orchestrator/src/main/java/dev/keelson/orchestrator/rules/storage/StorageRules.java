package dev.keelson.orchestrator.rules.storage;

import dev.keelson.orchestrator.rules.check.Change;
import dev.keelson.orchestrator.rules.check.KindRules;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.List;

/** The rows of this room. */
public final class StorageRules {
  private static final String GROUP = "storage.k8s.io";

  private StorageRules() {}

  public static List<KindRules> rows() {
    return List.of(
        KindRules.cluster("", "PersistentVolume", PersistentVolumes::check, PersistentVolumes::changed),
        KindRules.namespaced("", "PersistentVolumeClaim", Claims::check, Change.NONE).changing(Claims::changed),
        KindRules.cluster(GROUP, "StorageClass", StorageClasses::check, StorageClasses::changed),
        KindRules.cluster(GROUP, "VolumeAttachment", StorageClasses::attachment, Values.unchanging("spec")),
        KindRules.cluster(GROUP, "CSIDriver", StorageClasses::driver,
            (driver, old) -> Values.unchanging("attachRequired", "volumeLifecycleModes")
                .on(driver.at("spec"), old.at("spec"))),
        KindRules.cluster(GROUP, "CSINode", StorageClasses::node, Change.NONE),
        KindRules.namespaced(GROUP, "CSIStorageCapacity", StorageClasses::capacity,
            Values.unchanging("nodeTopology", "storageClassName")),
        KindRules.cluster(GROUP, "VolumeAttributesClass", StorageClasses::attributesClass,
            Values.unchanging("driverName", "parameters")));
  }
}
