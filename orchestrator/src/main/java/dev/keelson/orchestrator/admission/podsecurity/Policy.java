package dev.keelson.orchestrator.admission.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.status.FieldError;
import java.util.ArrayList;
import java.util.List;

/**
 * What a namespace's labels say: what is refused, and what is warned of. Audit has no place to go.
 *
 * @param errors labels that say nothing sensible
 */
record Policy(Standard enforce, Standard warn, List<FieldError> errors) {
  private static final String PREFIX = "pod-security.kubernetes.io/";

  static Policy of(JsonNode namespace) {
    var labels = namespace.path("metadata").path("labels");
    var errors = new ArrayList<FieldError>();
    // Who writes nonsense gets the strictest rules for what is refused, and none for the rest.
    var enforce = read(labels, "enforce", Level.RESTRICTED, errors);
    read(labels, "audit", Level.PRIVILEGED, errors);
    var warn = read(labels, "warn", Level.PRIVILEGED, errors);
    boolean enforces = Level.of(labels.path(PREFIX + "enforce").asText("")).isPresent();
    if (enforces && !labels.has(PREFIX + "warn") && enforce.level().compareTo(warn.level()) > 0) {
      warn = labels.has(PREFIX + "warn-version") ? warn.at(enforce.level()) : enforce;
    }
    return new Policy(enforce, warn, List.copyOf(errors));
  }

  boolean isNothing() {
    return errors.isEmpty() && enforce.level() == Level.PRIVILEGED && warn.level() == Level.PRIVILEGED;
  }

  private static Standard read(JsonNode labels, String mode, Level otherwise, List<FieldError> errors) {
    var standard = Standard.NONE;
    if (labels.has(PREFIX + mode)) {
      var text = labels.path(PREFIX + mode).asText("");
      var level = Level.of(text);
      if (level.isEmpty()) {
        errors.add(error(mode, text, Level.EXPECTED));
      }
      standard = standard.at(level.orElse(otherwise));
    }
    var versionLabel = mode + "-version";
    if (labels.has(PREFIX + versionLabel)) {
      var text = labels.path(PREFIX + versionLabel).asText("");
      var minor = Standard.version(text);
      if (minor.isEmpty()) {
        errors.add(error(versionLabel, text, Standard.EXPECTED));
      }
      standard = standard.at(minor.orElse(Standard.LATEST));
    }
    return standard;
  }

  private static FieldError error(String label, String value, String expected) {
    return FieldError.invalid("metadata.labels[" + PREFIX + label + "]", value, expected);
  }
}
