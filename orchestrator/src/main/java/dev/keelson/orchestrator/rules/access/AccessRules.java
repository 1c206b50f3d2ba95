package dev.keelson.orchestrator.rules.access;

import dev.keelson.orchestrator.rules.check.Change;
import dev.keelson.orchestrator.rules.check.KindRules;
import dev.keelson.orchestrator.value.NameRule;
import java.util.List;

/** The rows of this room. */
public final class AccessRules {
  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final String ADMISSION = "admissionregistration.k8s.io";
  private static final String FLOW = "flowcontrol.apiserver.k8s.io";

  private AccessRules() {}

  public static List<KindRules> rows() {
    return List.of(
        KindRules.namespaced(RBAC, "Role", Roles::role, Change.NONE).named(NameRule.PATH_SEGMENT),
        KindRules.cluster(RBAC, "ClusterRole", Roles::clusterRole, Change.NONE).named(NameRule.PATH_SEGMENT),
        KindRules.namespaced(RBAC, "RoleBinding", Roles::binding, Roles::bindingChanged)
            .named(NameRule.PATH_SEGMENT),
        KindRules.cluster(RBAC, "ClusterRoleBinding", Roles::clusterBinding, Roles::bindingChanged)
            .named(NameRule.PATH_SEGMENT),
        KindRules.cluster("certificates.k8s.io", "CertificateSigningRequest", SigningRequests::check,
            SigningRequests::changed).status(SigningRequests::statusChanged),
        KindRules.cluster(ADMISSION, "ValidatingWebhookConfiguration", Webhooks::check, Change.NONE),
        KindRules.cluster(ADMISSION, "MutatingWebhookConfiguration", Webhooks::check, Change.NONE),
        KindRules.cluster("apiregistration.k8s.io", "APIService", Extensions::service, Change.NONE),
        KindRules.cluster("apiextensions.k8s.io", "CustomResourceDefinition", Extensions::definition,
            Extensions::definitionChanged),
        KindRules.cluster(FLOW, "FlowSchema", Fairness::flow, Change.NONE),
        KindRules.cluster(FLOW, "PriorityLevelConfiguration", Fairness::level, Change.NONE));
  }
}
