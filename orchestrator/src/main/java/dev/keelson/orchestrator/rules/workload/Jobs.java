package dev.keelson.orchestrator.rules.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.rules.check.LabelSelectors;
import dev.keelson.orchestrator.rules.check.Same;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.rules.pod.PodSpecs;
import dev.keelson.orchestrator.value.Names;
import java.util.List;

/** Jobs. */
final class Jobs {
  private static final int INDEXED_PARALLELISM_MAX = 100_000;
  private static final List<String> NOT_NEGATIVE = List.of("parallelism", "completions", "activeDeadlineSeconds",
      "backoffLimit", "ttlSecondsAfterFinished", "backoffLimitPerIndex", "maxFailedIndexes");
  private static final List<String> FIXED =
      List.of("completionMode", "podFailurePolicy", "backoffLimitPerIndex", "managedBy", "successPolicy");

  /** Until a suspended job starts, where its pods may go is still open. */
  private static final List<String> OPEN_WHILE_SUSPENDED = List.of("nodeSelector", "tolerations", "schedulingGates");

  private Jobs() {}

  static void check(Spot job) {
    var spec = job.at("spec");
    spec(spec);
    if (spec.at("completionMode").is("Indexed") && spec.at("completions").number() > 0) {
      var name = job.at("metadata", "name");
      var last = name.text() + "-" + (spec.at("completions").number() - 1);
      if (!Names.label(last).isEmpty()) {
        name.invalid("will not able to create pod with invalid DNS label: " + last);
      }
    }
    selected(spec);
  }

  private static void selected(Spot spec) {
    if (!spec.at("selector").present()) {
      spec.at("selector").required("");
      return;
    }
    LabelSelectors.check(spec.at("selector"));
    Templates.matched(spec);
  }

  /** Of a job, or of the template of a cron job, which has no selector yet. */
  static void spec(Spot spec) {
    NOT_NEGATIVE.forEach(field -> Values.notNegative(spec.at(field)));
    if (spec.at("maxFailedIndexes").present() && !spec.at("backoffLimitPerIndex").present()) {
      spec.at("backoffLimitPerIndex").required("when maxFailedIndexes is specified");
    }
    Values.supportedIfPresent(spec.at("completionMode"), List.of("NonIndexed", "Indexed"));
    if (spec.at("completionMode").is("Indexed")) {
      indexed(spec);
    } else {
      List.of("backoffLimitPerIndex", "maxFailedIndexes", "successPolicy").stream().map(spec::at)
          .filter(Spot::present).forEach(field -> field.invalid("requires indexed completion mode"));
    }
    var failurePolicy = spec.at("podFailurePolicy");
    FailurePolicies.check(failurePolicy, spec);
    Values.supportedIfPresent(spec.at("podReplacementPolicy"),
        failurePolicy.present() ? List.of("Failed") : List.of("Failed", "TerminatingOrFailed"));
    PodSpecs.template(spec.at("template"));
    restartPolicy(spec.at("template", "spec", "restartPolicy"), failurePolicy.present());
  }

  private static void indexed(Spot spec) {
    if (!spec.at("completions").present()) {
      spec.at("completions").required("when completion mode is Indexed");
    }
    if (spec.at("parallelism").number() > INDEXED_PARALLELISM_MAX) {
      spec.at("parallelism").invalid("must be less than or equal to " + INDEXED_PARALLELISM_MAX
          + " when completion mode is Indexed");
    }
    if (spec.at("completions").present()
        && spec.at("maxFailedIndexes").number() > spec.at("completions").number()) {
      spec.at("maxFailedIndexes").invalid("must be less than or equal to completions");
    }
  }

  private static void restartPolicy(Spot policy, boolean withFailurePolicy) {
    if (policy.blank() || policy.is("Always")) {
      policy.required("valid values: \"OnFailure\", \"Never\"");
    } else if (!policy.is("OnFailure") && !policy.is("Never")) {
      policy.unsupported(List.of("OnFailure", "Never"));
    } else if (withFailurePolicy && !policy.is("Never")) {
      policy.invalid("only \"Never\" is supported when podFailurePolicy is specified");
    }
  }

  static void changed(Spot job, Spot old) {
    var spec = job.at("spec");
    var before = old.at("spec");
    spec(spec);
    selected(spec);
    completions(spec, before);
    Values.unchanged(spec.at("selector"), before.at("selector"));
    template(job, old);
    FIXED.forEach(field -> Values.unchanged(spec.at(field), before.at(field)));
  }

  private static void completions(Spot spec, Spot before) {
    var completions = spec.at("completions");
    if (!spec.at("completionMode").is("Indexed")) {
      Values.unchanged(completions, before.at("completions"));
    } else if (completions.present() && completions.number() != before.at("completions").number()
        && completions.number() != spec.at("parallelism").number()) {
      completions.invalid("can only be modified in tandem with spec.parallelism");
    }
  }

  private static void template(Spot job, Spot old) {
    var template = job.at("spec", "template");
    var before = old.at("spec", "template");
    var open = old.at("spec", "suspend").flag() && !old.at("status", "startTime").present();
    var same = open ? Same.same(closed(template.node()), closed(before.node())) : Same.same(template.node(),
        before.node());
    if (!same) {
      template.invalid(Values.IMMUTABLE);
    }
  }

  private static JsonNode closed(JsonNode template) {
    if (!(template instanceof ObjectNode fields)) {
      return template;
    }
    var copy = fields.deepCopy();
    if (copy.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove(List.of("labels", "annotations"));
    }
    if (copy.path("spec") instanceof ObjectNode spec) {
      spec.remove(OPEN_WHILE_SUSPENDED);
      if (spec.path("affinity") instanceof ObjectNode affinity) {
        affinity.remove("nodeAffinity");
      }
    }
    return copy;
  }

  static void statusChanged(Spot job, Spot old) {
    var status = job.at("status");
    Counts.notNegative(status, "active", "succeeded", "failed", "ready", "terminating");
    for (var field : List.of("failed", "succeeded")) {
      if (status.at(field).number() < old.at("status", field).number()) {
        status.at(field).orZero().invalid("cannot decrease the " + field + " counter");
      }
    }
    for (var type : List.of("Failed", "Complete", "FailureTarget")) {
      if (isTrue(old.at("status"), type) && !isTrue(status, type)) {
        status.at("conditions").invalid("cannot disable the terminal " + type + "=True condition");
      }
    }
  }

  private static boolean isTrue(Spot status, String type) {
    return status.at("conditions").items().stream()
        .anyMatch(condition -> condition.at("type").is(type) && condition.at("status").is("True"));
  }
}
