package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Volumes, claims, classes, drivers. */
final class StorageColumns {
  private static final Map<String, String> MODES =
      Map.of("ReadWriteOnce", "RWO", "ReadOnlyMany", "ROX", "ReadWriteMany", "RWX", "ReadWriteOncePod", "RWOP");

  /** As {@code kubectl} lists them, whatever order they were written in. */
  private static final List<String> MODE_ORDER =
      List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");

  private static final Column VOLUME_MODE = Column.field("VolumeMode", Row.UNSET, "spec", "volumeMode").wide();
  private static final Column ATTRIBUTES_CLASS =
      Column.field("VolumeAttributesClass", Row.UNSET, "spec", "volumeAttributesClassName");

  static final Map<String, List<Column>> KINDS = Map.of(
      "/PersistentVolume", List.of(
          Column.NAME,
          Column.field("Capacity", "", "spec", "capacity", "storage"),
          Column.text("Access Modes", row -> modes(row.at("spec", "accessModes"))),
          Column.field("Reclaim Policy", "", "spec", "persistentVolumeReclaimPolicy"),
          Column.text("Status", StorageColumns::phase),
          Column.text("Claim", StorageColumns::claim),
          Column.field("StorageClass", "", "spec", "storageClassName"),
          ATTRIBUTES_CLASS,
          Column.field("Reason", "", "status", "reason"),
          Column.AGE, VOLUME_MODE),
      "/PersistentVolumeClaim", List.of(
          Column.NAME,
          Column.text("Status", StorageColumns::phase),
          Column.field("Volume", "", "spec", "volumeName"),
          Column.text("Capacity", row -> bound(row) ? row.text("status", "capacity", "storage") : ""),
          Column.text("Access Modes", row -> bound(row) ? modes(row.at("status", "accessModes")) : ""),
          Column.field("StorageClass", "", "spec", "storageClassName"),
          ATTRIBUTES_CLASS,
          Column.AGE, VOLUME_MODE),
      "storage.k8s.io/StorageClass", List.of(
          new Column("Name", "string", "name", "", 0, StorageColumns::className),
          Column.field("Provisioner", "", "provisioner"),
          Column.field("ReclaimPolicy", "Delete", "reclaimPolicy"),
          Column.field("VolumeBindingMode", "Immediate", "volumeBindingMode"),
          Column.flag("AllowVolumeExpansion", row -> row.at("allowVolumeExpansion").asBoolean()),
          Column.AGE),
      "storage.k8s.io/CSINode", List.of(
          Column.NAME, Column.number("Drivers", row -> row.at("spec", "drivers").size()), Column.AGE),
      "storage.k8s.io/CSIDriver", List.of(
          Column.NAME,
          Column.flag("AttachRequired", row -> row.at("spec", "attachRequired").asBoolean(true)),
          Column.flag("PodInfoOnMount", row -> row.at("spec", "podInfoOnMount").asBoolean()),
          Column.flag("StorageCapacity", row -> row.at("spec", "storageCapacity").asBoolean()),
          Column.text("TokenRequests", row ->
              row.at("spec", "tokenRequests").isEmpty() ? Row.UNSET
                  : Row.joined(row.at("spec", "tokenRequests"), "audience")),
          Column.flag("RequiresRepublish", row -> row.at("spec", "requiresRepublish").asBoolean()),
          Column.text("Modes", row -> Row.orNone(String.join(",", texts(row.at("spec", "volumeLifecycleModes"))))),
          Column.AGE),
      "storage.k8s.io/CSIStorageCapacity", List.of(
          Column.NAME,
          Column.field("StorageClassName", "", "storageClassName"),
          Column.field("Capacity", Row.UNSET, "capacity")),
      "storage.k8s.io/VolumeAttachment", List.of(
          Column.NAME,
          Column.field("Attacher", "", "spec", "attacher"),
          Column.field("PV", "", "spec", "source", "persistentVolumeName"),
          Column.field("Node", "", "spec", "nodeName"),
          Column.flag("Attached", row -> row.at("status", "attached").asBoolean()),
          Column.AGE),
      "storage.k8s.io/VolumeAttributesClass", List.of(
          Column.NAME, Column.field("DriverName", "", "driverName"), Column.AGE));

  private StorageColumns() {}

  private static String phase(Row row) {
    return row.text("metadata", "deletionTimestamp").isEmpty() ? row.text("status", "phase") : "Terminating";
  }

  private static boolean bound(Row row) {
    return !row.text("spec", "volumeName").isEmpty();
  }

  private static String claim(Row row) {
    var claim = row.at("spec", "claimRef");
    return claim.isObject() ? claim.path("namespace").asText() + "/" + claim.path("name").asText() : "";
  }

  private static String modes(JsonNode modes) {
    var given = texts(modes);
    return String.join(",", MODE_ORDER.stream().filter(given::contains).map(MODES::get).toList());
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static JsonNode className(Row row) {
    var annotations = row.at("metadata", "annotations");
    var isDefault = annotations.path("storageclass.kubernetes.io/is-default-class").asText().equals("true")
        || annotations.path("storageclass.beta.kubernetes.io/is-default-class").asText().equals("true");
    var name = row.text("metadata", "name");
    return TextNode.valueOf(isDefault ? name + " (default)" : name);
  }
}
