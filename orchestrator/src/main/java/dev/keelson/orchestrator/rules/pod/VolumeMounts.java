package dev.keelson.orchestrator.rules.pod;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a container has the pod's volumes: as directories and as devices. */
final class VolumeMounts {
  private static final Set<String> PROPAGATIONS = Set.of("Bidirectional", "HostToContainer", "None");
  private static final Set<String> RECURSIVE_READ_ONLY = Set.of("Disabled", "IfPossible", "Enabled");

  private VolumeMounts() {}

  static void check(Spot container, VolumeNames volumes) {
    mounts(container, volumes);
    devices(container, volumes);
  }

  private static void mounts(Spot container, VolumeNames volumes) {
    var devices = container.at("volumeDevices");
    var deviceNames = texts(devices, "name");
    var devicePaths = texts(devices, "devicePath");
    var paths = new HashSet<String>();
    for (var mount : container.at("volumeMounts").items()) {
      var name = mount.at("name");
      Values.requiredText(name);
      if (!volumes.names().contains(name.text())) {
        name.notFound();
      }
      var path = mount.at("mountPath");
      Values.requiredText(path);
      if (!paths.add(path.text())) {
        path.invalid("must be unique");
      }
      if (deviceNames.contains(name.text())) {
        name.invalid("must not already exist in volumeDevices");
      }
      if (devicePaths.contains(path.text())) {
        path.invalid("must not already exist as a path in volumeDevices");
      }
      subPaths(mount, volumes.images().contains(name.text()));
      propagation(mount, container);
    }
  }

  private static Set<String> texts(Spot items, String field) {
    return items.items().stream().map(item -> item.at(field).text()).collect(Collectors.toSet());
  }

  private static void subPaths(Spot mount, boolean ofImage) {
    for (var field : new String[] {"subPath", "subPathExpr"}) {
      var path = mount.at(field);
      if (!path.blank() && ofImage) {
        path.invalid("not allowed in image volume sources");
      } else if (!path.blank()) {
        Paths.descending(path);
      }
    }
    if (!mount.at("subPath").blank() && !mount.at("subPathExpr").blank()) {
      mount.at("subPathExpr").invalid("subPathExpr and subPath are mutually exclusive");
    }
  }

  private static void propagation(Spot mount, Spot container) {
    var propagation = mount.at("mountPropagation");
    Values.supportedIfPresent(propagation, PROPAGATIONS);
    if (propagation.is("Bidirectional") && !container.at("securityContext", "privileged").flag()) {
      propagation.forbidden("Bidirectional mount propagation is available only to privileged containers");
    }
    var recursive = mount.at("recursiveReadOnly");
    Values.supportedIfPresent(recursive, RECURSIVE_READ_ONLY);
    if (!recursive.blank() && !recursive.is("Disabled") && !mount.at("readOnly").flag()) {
      recursive.forbidden("may only be specified when readOnly is true");
    }
  }

  private static void devices(Spot container, VolumeNames volumes) {
    var mountNames = texts(container.at("volumeMounts"), "name");
    var mountPaths = texts(container.at("volumeMounts"), "mountPath");
    var names = new HashSet<String>();
    var paths = new HashSet<String>();
    for (var device : container.at("volumeDevices").items()) {
      deviceName(device.at("name"), volumes);
      if (!names.add(device.at("name").text())) {
        device.at("name").invalid("must be unique");
      }
      var path = device.at("devicePath");
      Values.requiredText(path);
      if (!paths.add(path.text())) {
        path.invalid("must be unique");
      }
      if (Paths.hasBackSteps(path.text())) {
        path.invalid("can not contain backsteps ('..')");
      }
      if (mountNames.contains(device.at("name").text())) {
        device.at("name").invalid("must not already exist in volumeMounts");
      }
      if (mountPaths.contains(path.text())) {
        path.invalid("must not already exist as a path in volumeMounts");
      }
    }
  }

  private static void deviceName(Spot name, VolumeNames volumes) {
    Values.requiredText(name);
    if (!volumes.names().contains(name.text())) {
      name.notFound();
    } else if (!volumes.blocks().contains(name.text())) {
      name.invalid("can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
    }
  }
}
