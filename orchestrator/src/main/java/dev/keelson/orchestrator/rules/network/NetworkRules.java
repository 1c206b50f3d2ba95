package dev.keelson.orchestrator.rules.network;

import dev.keelson.orchestrator.rules.check.Change;
import dev.keelson.orchestrator.rules.check.KindRules;
import dev.keelson.orchestrator.value.NameRule;
import java.util.List;

/** The rows of this room. */
public final class NetworkRules {
  private static final String GROUP = "networking.k8s.io";

  private NetworkRules() {}

  public static List<KindRules> rows() {
    return List.of(
        KindRules.namespaced("", "Service", Services::check, Change.NONE)
            .named(NameRule.OLD_LABEL)
            .changing(Services::changed)
            .status(Services::statusChanged),
        KindRules.namespaced("", "Endpoints", Endpoints::check, Change.NONE),
        KindRules.namespaced("discovery.k8s.io", "EndpointSlice", Endpoints::slice, Endpoints::sliceChanged),
        KindRules.namespaced(GROUP, "Ingress", Ingresses::created, Change.NONE)
            .changing(Change.rechecked(Ingresses::check)),
        KindRules.cluster(GROUP, "IngressClass", Ingresses::ingressClass, Ingresses::ingressClassChanged),
        KindRules.namespaced(GROUP, "NetworkPolicy", Policies::check, Change.NONE),
        KindRules.cluster(GROUP, "ServiceCIDR", Policies::addresses, Change.NONE));
  }
}
