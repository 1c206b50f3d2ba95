package dev.keelson.orchestrator.rules.pod;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.rules.check.LabelSelectors;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.Labels;
import dev.keelson.orchestrator.value.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** On which nodes a pod may be: affinity, tolerations, spreading. */
public final class Scheduling {
  private static final int WEIGHT_MAX = 100;
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
  static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private Scheduling() {}

  static void affinity(Spot affinity) {
    var nodes = affinity.at("nodeAffinity");
    if (nodes.at(REQUIRED).present()) {
      nodeSelector(nodes.at(REQUIRED));
    }
    for (var preferred : nodes.at(PREFERRED).items()) {
      weight(preferred.at("weight"));
      nodeTerm(preferred.at("preference"), false);
    }
    pods(affinity.at("podAffinity"));
    pods(affinity.at("podAntiAffinity"));
  }

  /** As in affinity and in persistent volumes. */
  public static void nodeSelector(Spot selector) {
    var terms = selector.at("nodeSelectorTerms");
    if (terms.blank()) {
      terms.required("must have at least one node selector term");
    }
    terms.items().forEach(term -> nodeTerm(term, true));
  }

  private static void nodeTerm(Spot term, boolean strict) {
    term.at("matchExpressions").items().forEach(requirement -> nodeRequirement(requirement, strict));
    term.at("matchFields").items().forEach(Scheduling::nodeField);
  }

  private static void nodeRequirement(Spot requirement, boolean strict) {
    var values = requirement.at("values");
    switch (requirement.at("operator").text()) {
      case "In", "NotIn" -> {
        if (values.blank()) {
          values.required("must be specified when `operator` is 'In' or 'NotIn'");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!values.blank()) {
          values.forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
      }
      case "Gt", "Lt" -> {
        if (values.size() != 1) {
          values.required("must be specified single value when `operator` is 'Lt' or 'Gt'");
        }
      }
      default -> requirement.at("operator").invalid("not a valid selector operator");
    }
    Values.qualifiedName(requirement.at("key"));
    if (strict) {
      values.items().forEach(value -> value.invalid(Labels.value(value.text())));
    }
  }

  private static void nodeField(Spot requirement) {
    var values = requirement.at("values");
    if (!Set.of("In", "NotIn").contains(requirement.at("operator").text())) {
      requirement.at("operator").invalid("not a valid selector operator");
    } else if (values.size() != 1) {
      values.required("must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
    }
    if (requirement.at("key").is("metadata.name")) {
      values.items().forEach(value -> value.invalid(Names.subdomain(value.text())));
    } else {
      requirement.at("key").invalid("not a valid field selector key");
    }
  }

  private static void pods(Spot affinity) {
    affinity.at(REQUIRED).items().forEach(Scheduling::podTerm);
    for (var preferred : affinity.at(PREFERRED).items()) {
      weight(preferred.at("weight"));
      podTerm(preferred.at("podAffinityTerm"));
    }
  }

  private static void podTerm(Spot term) {
    LabelSelectors.check(term.at("labelSelector"));
    LabelSelectors.check(term.at("namespaceSelector"));
    for (var namespace : term.at("namespaces").items()) {
      Names.label(namespace.text()).forEach(problem -> term.at("namespace").invalid(namespace.text(), problem));
    }
    if (term.at("topologyKey").blank()) {
      term.at("topologyKey").required("can not be empty");
    }
    Values.qualifiedName(term.at("topologyKey"));
  }

  private static void weight(Spot weight) {
    if (weight.number() <= 0 || weight.number() > WEIGHT_MAX) {
      weight.orZero().invalid("must be in the range 1-100");
    }
  }

  /** Of pods and of runtime classes. */
  public static void tolerations(Spot tolerations) {
    for (var toleration : tolerations.items()) {
      var key = toleration.at("key");
      var operator = toleration.at("operator");
      if (!key.blank()) {
        Values.qualifiedName(key);
      } else if (!operator.is("Exists")) {
        operator.invalid("operator must be Exists when `key` is empty, which means"
            + " \"match all values and all keys\"");
      }
      if (toleration.at("tolerationSeconds").present() && !toleration.at("effect").is("NoExecute")) {
        toleration.at("effect").invalid("effect must be 'NoExecute' when `tolerationSeconds` is set");
      }
      operator(operator, toleration.at("value").text());
      Values.supportedIfPresent(toleration.at("effect"), EFFECTS);
    }
  }

  private static void operator(Spot operator, String value) {
    switch (operator.text()) {
      case "", "Equal" -> {
        var problems = Labels.value(value);
        if (!problems.isEmpty()) {
          operator.invalid(value, String.join(";", problems));
        }
      }
      case "Exists" -> {
        if (!value.isEmpty()) {
          operator.invalid(value, "value must be empty when `operator` is 'Exists'");
        }
      }
      default -> operator.unsupported(Set.of("Equal", "Exists"));
    }
  }

  static void spread(Spot constraints) {
    var seen = new HashSet<String>();
    for (var constraint : constraints.items()) {
      Values.positive(constraint.at("maxSkew"));
      var key = constraint.at("topologyKey");
      if (key.blank()) {
        key.required("can not be empty");
      } else {
        Values.qualifiedName(key);
      }
      var action = constraint.at("whenUnsatisfiable");
      Values.supported(action, Set.of("DoNotSchedule", "ScheduleAnyway"));
      if (!seen.add(key.text() + ", " + action.text())) {
        constraint.at("{topologyKey, whenUnsatisfiable}").duplicate(
            JsonNodeFactory.instance.textNode("{" + key.text() + ", " + action.text() + "}"));
      }
      minDomains(constraint, action);
      Values.supportedIfPresent(constraint.at("nodeAffinityPolicy"), Set.of("Honor", "Ignore"));
      Values.supportedIfPresent(constraint.at("nodeTaintsPolicy"), Set.of("Honor", "Ignore"));
      LabelSelectors.check(constraint.at("labelSelector"));
    }
  }

  private static void minDomains(Spot constraint, Spot action) {
    var domains = constraint.at("minDomains");
    if (domains.present()) {
      Values.positive(domains);
      if (!action.is("DoNotSchedule")) {
        domains.invalid("can only use minDomains if whenUnsatisfiable=DoNotSchedule, not " + action.text());
      }
    }
  }

  static void gates(Spot gates) {
    var names = new HashSet<String>();
    for (var gate : gates.items()) {
      var name = gate.at("name").text();
      Labels.key(name).forEach(problem -> gate.invalid(name, problem));
      if (!names.add(name)) {
        gate.with(gate.at("name").node()).duplicate();
      }
    }
  }
}
