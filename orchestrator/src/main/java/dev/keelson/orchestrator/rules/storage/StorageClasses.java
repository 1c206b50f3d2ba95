package dev.keelson.orchestrator.rules.storage;

import dev.keelson.orchestrator.rules.check.Same;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Storage classes, and what drivers tell of themselves. */
final class StorageClasses {
  private static final int PARAMETERS_MAX = 512;
  private static final Set<String> FS_GROUP_POLICIES = Set.of("File", "None", "ReadWriteOnceWithFSType");

  private StorageClasses() {}

  static void check(Spot storageClass) {
    var provisioner = storageClass.at("provisioner");
    if (provisioner.blank()) {
      provisioner.required("");
    } else {
      Values.qualifiedName(provisioner);
    }
    if (storageClass.at("parameters").size() > PARAMETERS_MAX) {
      storageClass.at("parameters").tooLong(PARAMETERS_MAX);
    }
    Values.supported(storageClass.at("reclaimPolicy"), Set.of("Delete", "Retain"));
    Values.oneOf(storageClass.at("volumeBindingMode"), Set.of("Immediate", "WaitForFirstConsumer"));
  }

  static void changed(Spot storageClass, Spot old) {
    for (var field : List.of("parameters", "provisioner", "reclaimPolicy")) {
      if (!Same.same(storageClass.at(field).node(), old.at(field).node())) {
        storageClass.at(field).forbidden("updates to " + field + " are forbidden.");
      }
    }
    Values.unchanged(storageClass.at("volumeBindingMode"), old.at("volumeBindingMode"));
  }

  static void attachment(Spot attachment) {
    var spec = attachment.at("spec");
    driverName(spec.at("attacher"));
    Values.requiredText(spec.at("nodeName"));
    var sources = List.of("inlineVolumeSpec", "persistentVolumeName").stream()
        .filter(field -> spec.at("source", field).present()).count();
    if (sources == 0) {
      spec.at("source").required("must specify exactly one of inlineVolumeSpec and persistentVolumeName");
    } else if (sources > 1) {
      spec.at("source").forbidden("must specify exactly one of inlineVolumeSpec and persistentVolumeName");
    }
  }

  private static void driverName(Spot name) {
    if (name.blank()) {
      name.required("");
    } else {
      Values.subdomain(name);
    }
  }

  static void driver(Spot driver) {
    var spec = driver.at("spec");
    for (var field : List.of("attachRequired", "podInfoOnMount", "storageCapacity")) {
      if (!spec.at(field).present()) {
        spec.at(field).required("");
      }
    }
    Values.supportedIfPresent(spec.at("fsGroupPolicy"), FS_GROUP_POLICIES);
    spec.at("volumeLifecycleModes").items()
        .forEach(mode -> Values.supported(mode, Set.of("Ephemeral", "Persistent")));
  }

  static void node(Spot node) {
    var names = new HashSet<String>();
    for (var driver : node.at("spec", "drivers").items()) {
      driverName(driver.at("name"));
      Values.requiredText(driver.at("nodeID"));
      if (!names.add(driver.at("name").text())) {
        driver.at("name").duplicate();
      }
    }
  }

  static void capacity(Spot capacity) {
    Values.requiredText(capacity.at("storageClassName"));
  }

  static void attributesClass(Spot attributesClass) {
    driverName(attributesClass.at("driverName"));
    if (attributesClass.at("parameters").blank()) {
      attributesClass.at("parameters").required("must contain at least one key/value pair");
    }
  }
}
