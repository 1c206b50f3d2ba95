package dev.keelson.orchestrator.admission.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Finds the template of pods in objects that make pods. */
final class Templates {
  private Templates() {}

  /** Empty for other kinds, and for objects without a template. */
  static Optional<PodView> of(String qualified, JsonNode object) {
    var template = switch (qualified) {
      case "podtemplates" -> object.path("template");
      case "replicationcontrollers", "replicasets.apps", "deployments.apps", "daemonsets.apps", "statefulsets.apps",
          "jobs.batch" -> object.path("spec").path("template");
      case "cronjobs.batch" -> object.path("spec").path("jobTemplate").path("spec").path("template");
      default -> object.path("");
    };
    return template.isMissingNode() ? Optional.empty() : Optional.of(PodView.of(template));
  }
}
