package dev.keelson.orchestrator.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;

/** Admission webhooks and policies. */
final class AdmissionDefaults {
  private static final String GROUP = "admissionregistration.k8s.io/";

  static final Map<String, Consumer<ObjectNode>> KINDS = Map.of(
      GROUP + "ValidatingWebhookConfiguration", all -> Fill.each(all, "webhooks", AdmissionDefaults::webhook),
      GROUP + "MutatingWebhookConfiguration", all -> Fill.each(all, "webhooks", webhook -> {
        webhook(webhook);
        Fill.text(webhook, "reinvocationPolicy", "Never");
      }),
      GROUP + "ValidatingAdmissionPolicy", AdmissionDefaults::policy,
      GROUP + "MutatingAdmissionPolicy", AdmissionDefaults::policy,
      GROUP + "ValidatingAdmissionPolicyBinding", AdmissionDefaults::binding,
      GROUP + "MutatingAdmissionPolicyBinding", AdmissionDefaults::binding);

  private AdmissionDefaults() {}

  private static void webhook(ObjectNode webhook) {
    Fill.text(webhook, "failurePolicy", "Fail");
    Fill.text(webhook, "matchPolicy", "Equivalent");
    Fill.struct(webhook, "namespaceSelector");
    Fill.struct(webhook, "objectSelector");
    Fill.number(webhook, "timeoutSeconds", 10);
    Fill.each(webhook, "rules", AdmissionDefaults::rule);
    Fill.in(webhook, "clientConfig", client ->
        Fill.in(client, "service", service -> Fill.number(service, "port", 443)));
  }

  private static void rule(ObjectNode rule) {
    Fill.text(rule, "scope", "*");
  }

  private static void policy(ObjectNode policy) {
    var spec = Fill.struct(policy, "spec");
    Fill.text(spec, "failurePolicy", "Fail");
    Fill.in(spec, "matchConstraints", AdmissionDefaults::match);
  }

  private static void binding(ObjectNode binding) {
    Fill.in(binding, "spec", spec -> Fill.in(spec, "matchResources", AdmissionDefaults::match));
  }

  private static void match(ObjectNode match) {
    Fill.text(match, "matchPolicy", "Equivalent");
    Fill.struct(match, "namespaceSelector");
    Fill.struct(match, "objectSelector");
    Fill.each(match, "resourceRules", AdmissionDefaults::rule);
    Fill.each(match, "excludeResourceRules", AdmissionDefaults::rule);
  }
}
