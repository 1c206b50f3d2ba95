package dev.keelson.orchestrator.rules.workload;

import dev.keelson.orchestrator.rules.check.LabelSelectors;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.pod.PodSpecs;
import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.Set;

/** A selector and the template of the pods that it must find. */
final class Templates {
  private Templates() {}

  /** @param kind as in "empty selector is invalid for deployment" */
  static void selector(Spot spec, String kind) {
    var selector = spec.at("selector");
    if (!selector.present()) {
      selector.required("");
      return;
    }
    LabelSelectors.check(selector);
    if (LabelSelectors.isEmpty(selector)) {
      selector.invalid("empty selector is invalid for " + kind);
    }
  }

  static void matched(Spot spec) {
    matched(spec, LabelSelector.of(spec.at("selector").node()));
  }

  static void matched(Spot spec, LabelSelector selector) {
    var labels = spec.at("template", "metadata", "labels");
    if (!selector.isEverything() && !selector.matches(labels.node())) {
      labels.orEmptyMap().invalid("`selector` does not match template `labels`");
    }
  }

  /** Of pods that are to run for ever. */
  static void serving(Spot template, String kind) {
    serving(template, kind, Set.of());
  }

  static void serving(Spot template, String kind, Set<String> moreVolumes) {
    PodSpecs.template(template, moreVolumes);
    var policy = template.at("spec", "restartPolicy");
    if (!policy.is("Always")) {
      policy.unsupported(Set.of("Always"));
    }
    if (template.at("spec", "activeDeadlineSeconds").present()) {
      template.at("spec", "activeDeadlineSeconds").forbidden("activeDeadlineSeconds in " + kind + " is not Supported");
    }
  }
}
