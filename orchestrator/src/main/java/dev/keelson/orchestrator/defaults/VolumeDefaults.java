package dev.keelson.orchestrator.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Volumes of pods, persistent volumes and claims. */
final class VolumeDefaults {
  /** 0644: what everybody may read. */
  private static final int FILE_MODE = 0644;

  private static final int TOKEN_SECONDS = 3600;

  private VolumeDefaults() {}

  static void volume(ObjectNode volume) {
    if (volume.properties().stream().allMatch(field -> field.getKey().equals("name") || field.getValue().isNull())) {
      volume.putObject("emptyDir");
    }
    sources(volume);
    for (var files : List.of("secret", "configMap", "downwardAPI", "projected")) {
      Fill.in(volume, files, source -> Fill.number(source, "defaultMode", FILE_MODE));
    }
    Fill.in(volume, "downwardAPI", source -> Fill.each(source, "items", ContainerDefaults::reference));
    Fill.in(volume, "projected", projected -> Fill.each(projected, "sources", VolumeDefaults::projection));
    Fill.in(volume, "ephemeral", ephemeral ->
        Fill.in(ephemeral, "volumeClaimTemplate", template -> claimSpec(Fill.struct(template, "spec"))));
    Fill.in(volume, "image", image ->
        Fill.text(image, "pullPolicy", ImageName.pullPolicy(image.path("reference").asText())));
  }

  private static void projection(ObjectNode source) {
    Fill.in(source, "serviceAccountToken", token -> Fill.number(token, "expirationSeconds", TOKEN_SECONDS));
    Fill.in(source, "downwardAPI", files -> Fill.each(files, "items", ContainerDefaults::reference));
  }

  /** Those that pods and persistent volumes share. */
  private static void sources(ObjectNode owner) {
    Fill.in(owner, "hostPath", path -> Fill.textIfAbsent(path, "type", ""));
    Fill.in(owner, "iscsi", disk -> Fill.text(disk, "iscsiInterface", "default"));
    Fill.in(owner, "rbd", disk -> {
      Fill.text(disk, "pool", "rbd");
      Fill.text(disk, "user", "admin");
      Fill.text(disk, "keyring", "/etc/ceph/keyring");
    });
    Fill.in(owner, "azureDisk", disk -> {
      Fill.textIfAbsent(disk, "cachingMode", "ReadWrite");
      Fill.textIfAbsent(disk, "fsType", "ext4");
      Fill.flag(disk, "readOnly", false);
      Fill.textIfAbsent(disk, "kind", "Shared");
    });
    Fill.in(owner, "scaleIO", disk -> {
      Fill.text(disk, "storageMode", "ThinProvisioned");
      Fill.text(disk, "fsType", "xfs");
    });
  }

  static void persistentVolume(ObjectNode volume) {
    var spec = Fill.struct(volume, "spec");
    sources(spec);
    Fill.in(spec, "capacity", ResourceDefaults::amounts);
    Fill.text(spec, "persistentVolumeReclaimPolicy", "Retain");
    Fill.text(spec, "volumeMode", "Filesystem");
    Fill.text(Fill.struct(volume, "status"), "phase", "Pending");
  }

  static void claim(ObjectNode claim) {
    claimSpec(Fill.struct(claim, "spec"));
    Fill.text(Fill.struct(claim, "status"), "phase", "Pending");
  }

  private static void claimSpec(ObjectNode spec) {
    ResourceDefaults.requirements(Fill.struct(spec, "resources"));
    Fill.text(spec, "volumeMode", "Filesystem");
  }
}
