package dev.keelson.orchestrator.rules.config;

import dev.keelson.orchestrator.rules.check.Amounts;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Resource quotas. */
final class Quotas {
  private static final Set<String> SCOPES = Set.of("Terminating", "NotTerminating", "BestEffort", "NotBestEffort",
      "PriorityClass", "CrossNamespacePodAffinity", "VolumeAttributesClass");
  private static final Set<String> OF_ANY_VALUE = Set.of("PriorityClass", "VolumeAttributesClass");
  private static final List<List<String>> OPPOSITES =
      List.of(List.of("BestEffort", "NotBestEffort"), List.of("Terminating", "NotTerminating"));

  private Quotas() {}

  static void check(Spot quota) {
    var spec = quota.at("spec");
    amounts(spec.at("hard"));
    var scopes = spec.at("scopes");
    var names = Values.texts(scopes);
    names.stream().filter(name -> !SCOPES.contains(name)).forEach(name -> scopes.invalid("unsupported scope"));
    opposites(scopes, names);
    var expressions = spec.at("scopeSelector", "matchExpressions");
    expressions.items().forEach(expression -> expression(expression, expressions));
    opposites(scopes, expressions.items().stream().map(expression -> expression.at("scopeName").text()).toList());
    amounts(quota.at("status", "hard"));
    amounts(quota.at("status", "used"));
  }

  private static void amounts(Spot amounts) {
    for (var name : amounts.keys()) {
      Amounts.quotaResource(name, amounts.key(name));
      Amounts.amount(name, amounts.key(name));
    }
  }

  private static void opposites(Spot scopes, List<String> names) {
    if (OPPOSITES.stream().anyMatch(names::containsAll)) {
      scopes.invalid("conflicting scopes");
    }
  }

  private static void expression(Spot expression, Spot all) {
    var scope = expression.at("scopeName");
    var operator = all.at("operator").with(expression.at("operator").node());
    var values = all.at("values").with(expression.at("values").node());
    if (!SCOPES.contains(scope.text())) {
      all.at("scopeName").with(scope.node()).invalid("unsupported scope");
    }
    if (!OF_ANY_VALUE.contains(scope.text()) && !operator.is("Exists")) {
      operator.invalid("must be 'Exists' when scope is any of ResourceQuotaScopeTerminating,"
          + " ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or"
          + " ResourceQuotaScopeCrossNamespacePodAffinity");
    }
    switch (operator.text()) {
      case "In", "NotIn" -> {
        if (values.blank()) {
          values.required("must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!values.blank()) {
          values.invalid("must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
        }
      }
      default -> operator.invalid("not a valid selector operator");
    }
  }

  static void changed(Spot quota, Spot old) {
    var scopes = quota.at("spec", "scopes");
    if (!new HashSet<>(Values.texts(scopes)).equals(new HashSet<>(Values.texts(old.at("spec", "scopes"))))) {
      scopes.invalid(Values.IMMUTABLE);
    }
  }

  static void statusChanged(Spot quota, Spot old) {
    amounts(quota.at("status", "hard"));
    amounts(quota.at("status", "used"));
  }
}
