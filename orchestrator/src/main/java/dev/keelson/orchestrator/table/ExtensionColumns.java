package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What extends the API: webhooks, policies, definitions, services. */
final class ExtensionColumns {
  private static final List<Column> WEBHOOKS = List.of(
      Column.NAME, Column.number("Webhooks", row -> row.at("webhooks").size()), Column.AGE);

  static final Map<String, List<Column>> KINDS = Map.of(
      "admissionregistration.k8s.io/MutatingWebhookConfiguration", WEBHOOKS,
      "admissionregistration.k8s.io/ValidatingWebhookConfiguration", WEBHOOKS,
      "admissionregistration.k8s.io/ValidatingAdmissionPolicy", List.of(
          Column.NAME,
          Column.number("Validations", row -> row.at("spec", "validations").size()),
          Column.text("ParamKind", row -> parameter(row.at("spec", "paramKind"))),
          Column.AGE),
      "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding", List.of(
          Column.NAME,
          Column.field("PolicyName", "", "spec", "policyName"),
          Column.text("ParamRef", ExtensionColumns::reference),
          Column.AGE),
      "apiextensions.k8s.io/CustomResourceDefinition", List.of(Column.NAME, Column.CREATED_AT),
      "apiregistration.k8s.io/APIService", List.of(
          Column.NAME,
          Column.text("Service", ExtensionColumns::service),
          Column.text("Available", ExtensionColumns::available),
          Column.AGE));

  private ExtensionColumns() {}

  private static String parameter(JsonNode kind) {
    return kind.isObject() ? kind.path("apiVersion").asText() + "/" + kind.path("kind").asText() : Row.UNSET;
  }

  private static String reference(Row row) {
    var reference = row.at("spec", "paramRef");
    if (!reference.isObject()) {
      return Row.UNSET;
    }
    var namespace = reference.path("namespace").asText();
    return (namespace.isEmpty() ? "*" : namespace) + "/" + reference.path("name").asText();
  }

  private static String service(Row row) {
    var service = row.at("spec", "service");
    return service.isObject() ? service.path("namespace").asText() + "/" + service.path("name").asText() : "Local";
  }

  private static String available(Row row) {
    for (var condition : row.at("status", "conditions")) {
      if (condition.path("type").asText().equals("Available")) {
        var status = condition.path("status").asText();
        return status.equals("True") ? status : status + " (" + condition.path("reason").asText() + ")";
      }
    }
    return "Unknown";
  }
}
