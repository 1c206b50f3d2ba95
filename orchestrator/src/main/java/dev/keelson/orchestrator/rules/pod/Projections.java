package dev.keelson.orchestrator.rules.pod;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.List;
import java.util.Set;

/** Files that volumes make of objects: of secrets, config maps, fields of the pod, tokens. */
final class Projections {
  private static final int MODE_MAX = 0777;
  private static final int TOKEN_SECONDS_MIN = 600;
  private static final long TOKEN_SECONDS_MAX = 1L << 32;
  private static final Set<String> FIELDS =
      Set.of("metadata.name", "metadata.namespace", "metadata.labels", "metadata.annotations", "metadata.uid");
  private static final List<String> TYPES =
      List.of("secret", "configMap", "downwardAPI", "serviceAccountToken", "clusterTrustBundle", "podCertificate");

  private Projections() {}

  static void check(Spot projected) {
    mode(projected.at("defaultMode"));
    for (var source : projected.at("sources").items()) {
      var present = TYPES.stream().filter(type -> source.at(type).present()).toList();
      if (present.isEmpty()) {
        source.required("must specify a volume type");
      } else if (present.size() > 1) {
        source.at(present.get(1)).forbidden("may not specify more than 1 volume type");
      } else {
        one(present.getFirst(), source.at(present.getFirst()));
      }
    }
  }

  private static void one(String type, Spot source) {
    switch (type) {
      case "secret", "configMap" -> {
        Values.requiredText(source.at("name"));
        source.at("items").items().forEach(Projections::keyToPath);
      }
      case "downwardAPI" -> source.at("items").items().forEach(Projections::downwardFile);
      case "serviceAccountToken" -> token(source);
      default -> Values.requiredText(source.at("path"));
    }
  }

  private static void token(Spot source) {
    var seconds = source.at("expirationSeconds");
    if (seconds.number() < TOKEN_SECONDS_MIN) {
      seconds.orZero().invalid("may not specify a duration less than 10 minutes");
    }
    if (seconds.number() > TOKEN_SECONDS_MAX) {
      seconds.invalid("may not specify a duration larger than 2^32 seconds");
    }
    if (source.at("path").blank()) {
      source.at("path").required("");
    } else {
      Paths.descending(source.at("path"));
    }
  }

  static void keyToPath(Spot item) {
    Values.requiredText(item.at("key"));
    if (item.at("path").blank()) {
      item.at("path").required("");
    } else {
      Paths.file(item.at("path"));
    }
    mode(item.at("mode"));
  }

  static void downwardFile(Spot item) {
    var path = item.at("path");
    if (path.blank()) {
      path.required("");
    } else {
      Paths.file(path);
    }
    var field = item.at("fieldRef");
    var resource = item.at("resourceFieldRef");
    if (field.present()) {
      Environment.field(field, FIELDS);
      if (resource.present()) {
        item.invalid("resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
      }
    } else if (resource.present()) {
      Environment.resource(resource, true);
    } else {
      item.required("one of fieldRef and resourceFieldRef is required");
    }
    mode(item.at("mode"));
  }

  static void mode(Spot mode) {
    if (mode.present() && (mode.number() < 0 || mode.number() > MODE_MAX)) {
      mode.invalid("must be a number between 0 and 0777 (octal), both inclusive");
    }
  }
}
