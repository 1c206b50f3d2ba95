package dev.keelson.orchestrator.table;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Pods. */
final class PodColumns {
  static final Map<String, List<Column>> KINDS = Map.of(
      "/Pod", List.of(
          Column.NAME,
          Column.text("Ready", row -> state(row).ready()),
          Column.text("Status", row -> state(row).reason()),
          Column.text("Restarts", row -> state(row).restarts()),
          Column.AGE,
          Column.text("IP", PodColumns::address).wide(),
          Column.field("Node", Row.NONE, "spec", "nodeName").wide(),
          Column.field("Nominated Node", Row.NONE, "status", "nominatedNodeName").wide(),
          Column.text("Readiness Gates", PodColumns::gates).wide()),
      "/PodTemplate", List.of(
          Column.NAME,
          Column.text("Containers", row -> Row.joined(row.at("template", "spec", "containers"), "name")),
          Column.text("Images", row -> Row.joined(row.at("template", "spec", "containers"), "image")),
          Column.text("Pod Labels", row -> Row.labels(row.at("template", "metadata", "labels")))));

  private PodColumns() {}

  private static PodState state(Row row) {
    return PodState.of(row);
  }

  private static String address(Row row) {
    var first = row.at("status", "podIPs").path(0).path("ip").asText();
    return first.isEmpty() ? row.textOr(Row.NONE, "status", "podIP") : first;
  }

  private static String gates(Row row) {
    var gates = row.at("spec", "readinessGates");
    if (gates.isEmpty()) {
      return Row.NONE;
    }
    var right = StreamSupport.stream(gates.spliterator(), false)
        .filter(gate -> PodState.condition(row, gate.path("conditionType").asText()).equals("True")).count();
    return right + "/" + gates.size();
  }
}
