package dev.keelson.orchestrator.rules.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.rules.check.Amounts;
import dev.keelson.orchestrator.rules.check.Difference;
import dev.keelson.orchestrator.rules.check.LabelSelectors;
import dev.keelson.orchestrator.rules.check.Same;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.List;
import java.util.Set;

/** Persistent volume claims. */
final class Claims {
  static final Set<String> MODES = Set.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
  static final Set<String> VOLUME_MODES = Set.of("Block", "Filesystem");

  private Claims() {}

  static void check(Spot claim) {
    var spec = claim.at("spec");
    if (spec.at("accessModes").blank()) {
      spec.at("accessModes").required("at least 1 access mode is required");
    }
    LabelSelectors.check(spec.at("selector"));
    modes(spec.at("accessModes"));
    var requests = spec.at("resources", "requests");
    if (requests.key("storage").present()) {
      Amounts.positive(requests.key("storage"));
    } else {
      requests.key("storage").required("");
    }
    if (!spec.at("storageClassName").blank()) {
      Values.subdomain(spec.at("storageClassName"));
    }
    Values.supportedIfPresent(spec.at("volumeMode"), VOLUME_MODES);
    source(spec);
  }

  static void modes(Spot modes) {
    modes.items().forEach(mode -> {
      if (!MODES.contains(mode.text())) {
        modes.with(mode.node()).unsupported(MODES);
      }
    });
    if (modes.size() > 1 && Values.texts(modes).contains("ReadWriteOncePod")) {
      modes.forbidden("may not use ReadWriteOncePod with other access modes");
    }
  }

  private static void source(Spot spec) {
    for (var field : List.of("dataSource", "dataSourceRef")) {
      var source = spec.at(field);
      if (source.present()) {
        Values.requiredText(source.at("name"));
        Values.requiredText(source.at("kind"));
        if (source.at("apiGroup").blank() && !source.at("kind").is("PersistentVolumeClaim")) {
          source.invalid("must be 'PersistentVolumeClaim' when referencing the default apiGroup");
        }
      }
    }
  }

  static void changed(Spot claim, Spot old) {
    check(claim);
    var spec = claim.at("spec");
    var before = old.at("spec");
    if (!(spec.node() instanceof ObjectNode fields) || !(before.node() instanceof ObjectNode oldFields)) {
      return;
    }
    var left = fields.deepCopy();
    var right = oldFields.deepCopy();
    // The controller binds the claim, and gives a class to one that was made before there was a default.
    List.of("volumeName", "storageClassName").stream().filter(field -> before.at(field).blank())
        .forEach(field -> List.of(left, right).forEach(copy -> copy.remove(field)));
    List.of(left, right).forEach(copy -> copy.remove("volumeAttributesClassName"));
    if (old.at("status", "phase").is("Bound")) {
      List.of(left, right).forEach(Claims::withoutSize);
    }
    if (!Same.same(left, right)) {
      spec.forbidden("spec is immutable after creation except resources.requests and volumeAttributesClassName for"
          + " bound claims\n" + Difference.of(before.node(), spec.node()));
    }
    var size = spec.at("resources", "requests").at("storage");
    if (Amounts.compare(before.at("resources", "requests", "storage"), size) > 0
        && Amounts.compare(old.at("status", "capacity", "storage"), size) > 0) {
      size.forbidden("field can not be less than status.capacity");
    }
    Values.unchanged(spec.at("volumeMode"), before.at("volumeMode"));
  }

  private static void withoutSize(ObjectNode spec) {
    if (spec.path("resources").path("requests") instanceof ObjectNode requests) {
      requests.remove("storage");
    }
  }
}
