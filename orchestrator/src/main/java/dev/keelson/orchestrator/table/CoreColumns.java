package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Nodes, namespaces, configuration, events, quotas. */
final class CoreColumns {
  private static final String ROLE = "node-role.kubernetes.io/";

  static final Map<String, List<Column>> KINDS = Map.ofEntries(
      Map.entry("/Node", List.of(
          Column.NAME,
          Column.text("Status", CoreColumns::nodeStatus),
          Column.text("Roles", CoreColumns::roles),
          Column.AGE,
          Column.field("Version", "", "status", "nodeInfo", "kubeletVersion"),
          Column.text("Internal-IP", row -> nodeAddress(row, "InternalIP")).wide(),
          Column.text("External-IP", row -> nodeAddress(row, "ExternalIP")).wide(),
          Column.field("OS-Image", Row.UNKNOWN, "status", "nodeInfo", "osImage").wide(),
          Column.field("Kernel-Version", Row.UNKNOWN, "status", "nodeInfo", "kernelVersion").wide(),
          Column.field("Container-Runtime", Row.UNKNOWN, "status", "nodeInfo", "containerRuntimeVersion").wide())),
      Map.entry("/Namespace", List.of(Column.NAME, Column.field("Status", "", "status", "phase"), Column.AGE)),
      Map.entry("/Secret", List.of(
          Column.NAME,
          Column.field("Type", "", "type"),
          Column.number("Data", row -> row.at("data").size()),
          Column.AGE)),
      Map.entry("/ConfigMap", List.of(
          Column.NAME,
          Column.number("Data", row -> row.at("data").size() + (long) row.at("binaryData").size()),
          Column.AGE)),
      Map.entry("/ServiceAccount", List.of(
          Column.NAME, Column.number("Secrets", row -> row.at("secrets").size()), Column.AGE)),
      Map.entry("/Event", EventColumns.ALL),
      Map.entry("events.k8s.io/Event", EventColumns.ALL),
      Map.entry("/ResourceQuota", List.of(
          Column.NAME,
          Column.text("Request", row -> quota(row, false)),
          Column.text("Limit", row -> quota(row, true)),
          Column.AGE)),
      Map.entry("/ComponentStatus", List.of(
          Column.NAME,
          Column.text("Status", row -> healthy(row) ? "Healthy" : "Unhealthy"),
          Column.text("Message", row -> row.at("conditions").path(0).path("message").asText()),
          Column.text("Error", row -> row.at("conditions").path(0).path("error").asText()))),
      Map.entry("policy/PodDisruptionBudget", List.of(
          Column.NAME,
          Column.field("Min Available", "N/A", "spec", "minAvailable"),
          Column.field("Max Unavailable", "N/A", "spec", "maxUnavailable"),
          Column.count("Allowed Disruptions", "status", "disruptionsAllowed"),
          Column.AGE)),
      Map.entry("autoscaling/HorizontalPodAutoscaler", List.of(
          Column.NAME,
          Column.text("Reference", row -> row.text("spec", "scaleTargetRef", "kind") + "/"
              + row.text("spec", "scaleTargetRef", "name")),
          Column.text("Targets", AutoscalerTargets::of),
          Column.field("MinPods", Row.UNSET, "spec", "minReplicas"),
          Column.count("MaxPods", "spec", "maxReplicas"),
          Column.count("Replicas", "status", "currentReplicas"),
          Column.AGE)),
      Map.entry("autoscaling/Scale", List.of(
          Column.NAME,
          Column.count("Desired", "spec", "replicas"),
          Column.count("Available", "status", "replicas"),
          Column.AGE)),
      Map.entry("/Status", List.of(
          Column.field("Status", "", "status"),
          Column.field("Reason", "", "reason"),
          Column.field("Message", "", "message"))));

  private CoreColumns() {}

  private static String nodeStatus(Row row) {
    var ready = PodState.condition(row, "Ready");
    var status = switch (ready) {
      case "" -> "Unknown";
      case "True" -> "Ready";
      default -> "NotReady";
    };
    return row.at("spec", "unschedulable").asBoolean() ? status + ",SchedulingDisabled" : status;
  }

  private static String roles(Row row) {
    var roles = new TreeSet<String>();
    for (var label : row.at("metadata", "labels").properties()) {
      if (label.getKey().startsWith(ROLE) && label.getKey().length() > ROLE.length()) {
        roles.add(label.getKey().substring(ROLE.length()));
      } else if (label.getKey().equals("kubernetes.io/role") && !label.getValue().asText().isEmpty()) {
        roles.add(label.getValue().asText());
      }
    }
    return Row.orNone(String.join(",", roles));
  }

  private static String nodeAddress(Row row, String type) {
    for (var address : row.at("status", "addresses")) {
      if (address.path("type").asText().equals(type)) {
        return address.path("address").asText();
      }
    }
    return Row.NONE;
  }

  private static boolean healthy(Row row) {
    return StreamSupport.stream(row.at("conditions").spliterator(), false)
        .anyMatch(condition -> condition.path("type").asText().equals("Healthy")
            && condition.path("status").asText().equals("True"));
  }

  private static String quota(Row row, boolean limits) {
    var hard = row.at("status", "hard");
    var names = new ArrayList<String>();
    hard.fieldNames().forEachRemaining(names::add);
    return names.stream().sorted()
        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("limits") == limits)
        .map(name -> name + ": " + amount(row.at("status", "used", name)) + "/" + amount(hard.path(name)))
        .collect(Collectors.joining(", "));
  }

  private static String amount(JsonNode amount) {
    return amount.isMissingNode() ? "0" : amount.asText();
  }
}
