package dev.keelson.orchestrator.rules.pod;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The volumes of a pod: each has a name and one source. */
final class Volumes {
  /** Every field of a volume is a source but its name. */
  private static final String NAME = "name";

  private static final Set<String> HOST_PATH_TYPES = Set.of("", "DirectoryOrCreate", "Directory", "FileOrCreate",
      "File", "Socket", "CharDevice", "BlockDevice");

  /** What a source cannot do without. */
  private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
      Map.entry("gcePersistentDisk", List.of("pdName")),
      Map.entry("awsElasticBlockStore", List.of("volumeID")),
      Map.entry("nfs", List.of("server", "path")),
      Map.entry("iscsi", List.of("targetPortal", "iqn")),
      Map.entry("glusterfs", List.of("endpoints", "path")),
      Map.entry("rbd", List.of("monitors", "image")),
      Map.entry("quobyte", List.of("registry", "volume")),
      Map.entry("flexVolume", List.of("driver")),
      Map.entry("cephfs", List.of("monitors")),
      Map.entry("azureFile", List.of("secretName", "shareName")),
      Map.entry("vsphereVolume", List.of("volumePath")),
      Map.entry("azureDisk", List.of("diskName", "diskURI")),
      Map.entry("portworxVolume", List.of("volumeID")),
      Map.entry("scaleIO", List.of("gateway", "system", "volumeName")),
      Map.entry("cinder", List.of("volumeID")),
      Map.entry("persistentVolumeClaim", List.of("claimName")),
      Map.entry("hostPath", List.of("path")),
      Map.entry("secret", List.of("secretName")),
      Map.entry("configMap", List.of(NAME)),
      Map.entry("csi", List.of("driver")));

  private Volumes() {}

  /** Answers what containers may mount. */
  static VolumeNames check(Spot volumes, Set<String> moreVolumes) {
    var names = new HashSet<String>();
    var blocks = new HashSet<String>();
    var images = new HashSet<String>();
    for (var volume : volumes.items()) {
      source(volume);
      var name = volume.at(NAME);
      if (name.blank()) {
        name.required("");
      } else {
        Values.label(name);
      }
      if (!names.add(name.text())) {
        name.duplicate();
      }
      if (volume.at("persistentVolumeClaim").present() || volume.at("ephemeral").present()) {
        blocks.add(name.text());
      }
      if (volume.at("image").present()) {
        images.add(name.text());
      }
    }
    names.addAll(moreVolumes);
    blocks.addAll(moreVolumes);
    return new VolumeNames(names, blocks, images);
  }

  private static void source(Spot volume) {
    var sources = volume.keys().stream().filter(field -> !field.equals(NAME) && volume.at(field).present()).toList();
    if (sources.isEmpty()) {
      volume.required("must specify a volume type");
      return;
    }
    sources.stream().skip(1).forEach(other -> volume.at(other).forbidden("may not specify more than 1 volume type"));
    var type = sources.getFirst();
    var source = volume.at(type);
    REQUIRED.getOrDefault(type, List.of()).forEach(field -> Values.requiredText(source.at(field)));
    switch (type) {
      case "hostPath" -> hostPath(source);
      case "secret", "configMap" -> files(source, source.at("items"));
      case "downwardAPI" -> downward(source);
      case "projected" -> Projections.check(source);
      case "ephemeral" -> ephemeral(source);
      case "image" -> Values.supported(source.at("pullPolicy"), Set.of("Always", "IfNotPresent", "Never"));
      default -> { }
    }
  }

  private static void hostPath(Spot source) {
    Paths.noBackSteps(source.at("path"));
    Values.supported(source.at("type"), HOST_PATH_TYPES);
  }

  private static void files(Spot source, Spot items) {
    Projections.mode(source.at("defaultMode"));
    items.items().forEach(Projections::keyToPath);
  }

  private static void downward(Spot source) {
    Projections.mode(source.at("defaultMode"));
    source.at("items").items().forEach(Projections::downwardFile);
  }

  private static void ephemeral(Spot source) {
    var template = source.at("volumeClaimTemplate");
    if (!template.present()) {
      template.required("");
    } else if (template.at("spec", "accessModes").blank()) {
      template.at("spec", "accessModes").required("at least 1 access mode is required");
    }
  }
}
