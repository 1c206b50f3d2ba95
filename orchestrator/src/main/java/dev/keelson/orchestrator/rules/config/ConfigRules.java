package dev.keelson.orchestrator.rules.config;

import dev.keelson.orchestrator.rules.check.Change;
import dev.keelson.orchestrator.rules.check.Check;
import dev.keelson.orchestrator.rules.check.KindRules;
import dev.keelson.orchestrator.value.NameRule;
import java.util.List;

/** The rows of this room. */
public final class ConfigRules {
  private ConfigRules() {}

  public static List<KindRules> rows() {
    return List.of(
        KindRules.cluster("", "Namespace", Namespaces::check, Change.NONE)
            .named(NameRule.LABEL)
            .changing(Change.NONE)
            .status(Namespaces::statusChanged),
        KindRules.cluster("", "Node", Nodes::check, Nodes::changed)
            .status(Change.rechecked(Nodes::check).and(Nodes::changed)),
        KindRules.namespaced("", "Binding", Nodes::binding, Change.NONE),
        KindRules.namespaced("", "ConfigMap", Maps::configMap, Change.NONE).changing(Maps::configMapChanged),
        KindRules.namespaced("", "Secret", Maps::secret, Change.NONE).changing(Maps::secretChanged),
        KindRules.namespaced("", "ServiceAccount", Check.NONE, Change.NONE),
        KindRules.namespaced("", "LimitRange", LimitRanges::check, Change.NONE),
        KindRules.namespaced("", "ResourceQuota", Quotas::check, Quotas::changed).status(Quotas::statusChanged),
        KindRules.namespaced("", "Event", Events::check, Change.NONE),
        KindRules.namespaced("events.k8s.io", "Event", Events::checkNew, Change.NONE).changing(Events::newChanged));
  }
}
