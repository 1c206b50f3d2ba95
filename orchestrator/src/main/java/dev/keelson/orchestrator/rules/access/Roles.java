package dev.keelson.orchestrator.rules.access;

import dev.keelson.orchestrator.rules.check.LabelSelectors;
import dev.keelson.orchestrator.rules.check.Same;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.Names;
import java.util.List;
import java.util.Set;

/** Roles and their bindings. */
final class Roles {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private Roles() {}

  static void role(Spot role) {
    role.at("rules").items().forEach(rule -> rule(rule, true));
  }

  static void clusterRole(Spot role) {
    role.at("rules").items().forEach(rule -> rule(rule, false));
    var aggregation = role.at("aggregationRule");
    if (!aggregation.present()) {
      return;
    }
    var selectors = aggregation.at("clusterRoleSelectors");
    if (selectors.blank()) {
      selectors.required("at least one clusterRoleSelector required if aggregationRule is non-nil");
    }
    selectors.items().forEach(LabelSelectors::check);
  }

  private static void rule(Spot rule, boolean namespaced) {
    if (rule.at("verbs").blank()) {
      rule.at("verbs").required("verbs must contain at least one value");
    }
    var paths = rule.at("nonResourceURLs");
    if (!paths.blank()) {
      if (namespaced) {
        paths.invalid("namespaced rules cannot apply to non-resource URLs");
      }
      if (!rule.at("apiGroups").blank() || !rule.at("resources").blank() || !rule.at("resourceNames").blank()) {
        paths.invalid("rules cannot apply to both regular resources and non-resource URLs");
      }
      return;
    }
    if (rule.at("apiGroups").blank()) {
      rule.at("apiGroups").required("resource rules must supply at least one api group");
    }
    if (rule.at("resources").blank()) {
      rule.at("resources").required("resource rules must supply at least one resource");
    }
  }

  static void binding(Spot binding) {
    reference(binding.at("roleRef"), Set.of("ClusterRole", "Role"));
    binding.at("subjects").items().forEach(subject -> subject(subject, true));
  }

  static void clusterBinding(Spot binding) {
    reference(binding.at("roleRef"), Set.of("ClusterRole"));
    binding.at("subjects").items().forEach(subject -> subject(subject, false));
  }

  private static void reference(Spot role, Set<String> kinds) {
    Values.supported(role.at("apiGroup"), Set.of(GROUP));
    Values.supported(role.at("kind"), kinds);
    if (role.at("name").blank()) {
      role.at("name").required("");
    } else {
      role.at("name").invalid(Names.pathSegment(role.at("name").text()));
    }
  }

  private static void subject(Spot subject, boolean namespaced) {
    Values.requiredText(subject.at("name"));
    switch (subject.at("kind").text()) {
      case "ServiceAccount" -> {
        if (!subject.at("name").blank()) {
          Values.subdomain(subject.at("name"));
        }
        if (!subject.at("apiGroup").blank()) {
          subject.at("apiGroup").unsupported(List.of(""));
        }
        if (!namespaced && subject.at("namespace").blank()) {
          subject.at("namespace").required("");
        }
      }
      case "User", "Group" -> Values.supported(subject.at("apiGroup"), Set.of(GROUP));
      default -> subject.at("kind").unsupported(Set.of("Group", "ServiceAccount", "User"));
    }
  }

  static void bindingChanged(Spot binding, Spot old) {
    if (!Same.same(binding.at("roleRef").node(), old.at("roleRef").node())) {
      binding.at("roleRef").invalid("cannot change roleRef");
    }
  }
}
