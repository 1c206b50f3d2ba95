package dev.keelson.orchestrator.rules.workload;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a job does about pods that fail. */
final class FailurePolicies {
  private static final int RULES_MAX = 20;
  private static final int CODES_MAX = 255;
  private static final Set<String> ACTIONS = Set.of("Count", "FailIndex", "FailJob", "Ignore");

  private FailurePolicies() {}

  static void check(Spot policy, Spot spec) {
    var rules = policy.at("rules");
    if (rules.size() > RULES_MAX) {
      rules.tooMany(RULES_MAX);
    }
    rules.items().forEach(rule -> rule(rule, spec));
  }

  private static void rule(Spot rule, Spot spec) {
    var action = rule.at("action");
    if (action.blank()) {
      action.required("valid values: [\"Count\" \"FailIndex\" \"FailJob\" \"Ignore\"]");
    } else if (action.is("FailIndex") && !spec.at("backoffLimitPerIndex").present()) {
      action.invalid("requires the backoffLimitPerIndex to be set");
    } else {
      Values.supported(action, ACTIONS);
    }
    var codes = rule.at("onExitCodes");
    var conditions = rule.at("onPodConditions");
    if (codes.present()) {
      codes(codes, spec);
    }
    conditions.items().forEach(condition -> Values.qualifiedName(condition.at("type")));
    if (codes.present() && !conditions.blank()) {
      rule.invalidWhole("specifying both OnExitCodes and OnPodConditions is not supported");
    } else if (!codes.present() && conditions.blank()) {
      rule.invalidWhole("specifying one of OnExitCodes and OnPodConditions is required");
    }
  }

  private static void codes(Spot codes, Spot spec) {
    var operator = codes.at("operator");
    if (operator.blank()) {
      operator.required("valid values: [\"In\" \"NotIn\"]");
    } else {
      Values.supported(operator, Set.of("In", "NotIn"));
    }
    var name = codes.at("containerName");
    if (name.present() && !hasContainer(spec.at("template", "spec"), name.text())) {
      name.invalid("must be one of the container or initContainer names in the pod template");
    }
    var values = codes.at("values");
    if (values.blank()) {
      values.invalid("at least one value is required");
    } else if (values.size() > CODES_MAX) {
      values.tooMany(CODES_MAX);
    }
    var seen = new HashSet<Long>();
    var before = Long.MIN_VALUE;
    var ordered = true;
    for (var value : values.items()) {
      if (operator.is("In") && value.number() == 0) {
        value.invalid("must not be 0 for the In operator");
      }
      if (!seen.add(value.number())) {
        value.duplicate();
      }
      ordered &= value.number() >= before;
      before = value.number();
    }
    if (!ordered) {
      values.invalid("must be ordered");
    }
  }

  private static boolean hasContainer(Spot pod, String name) {
    return List.of("containers", "initContainers").stream().flatMap(list -> pod.at(list).items().stream())
        .anyMatch(container -> container.at("name").is(name));
  }
}
