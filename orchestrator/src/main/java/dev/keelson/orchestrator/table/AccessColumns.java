package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.value.HumanDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Roles, bindings, certificates, leases, and what orders pods and requests. */
final class AccessColumns {
  private static final List<Column> BINDING = List.of(
      Column.NAME,
      Column.text("Role", row -> row.text("roleRef", "kind") + "/" + row.text("roleRef", "name")),
      Column.AGE,
      Column.text("Users", row -> subjects(row, "User")).wide(),
      Column.text("Groups", row -> subjects(row, "Group")).wide(),
      Column.text("ServiceAccounts", row -> subjects(row, "ServiceAccount")).wide());

  static final Map<String, List<Column>> KINDS = Map.ofEntries(
      Map.entry("rbac.authorization.k8s.io/Role", List.of(Column.NAME, Column.CREATED_AT)),
      Map.entry("rbac.authorization.k8s.io/ClusterRole", List.of(Column.NAME, Column.CREATED_AT)),
      Map.entry("rbac.authorization.k8s.io/RoleBinding", BINDING),
      Map.entry("rbac.authorization.k8s.io/ClusterRoleBinding", BINDING),
      Map.entry("certificates.k8s.io/CertificateSigningRequest", List.of(
          Column.NAME,
          Column.AGE,
          Column.field("SignerName", Row.NONE, "spec", "signerName"),
          Column.field("Requestor", "", "spec", "username"),
          Column.text("RequestedDuration", AccessColumns::requestedDuration),
          Column.text("Condition", AccessColumns::condition))),
      Map.entry("coordination.k8s.io/Lease", List.of(
          Column.NAME, Column.field("Holder", "", "spec", "holderIdentity"), Column.AGE)),
      Map.entry("scheduling.k8s.io/PriorityClass", List.of(
          Column.NAME,
          Column.count("Value", "value"),
          Column.flag("Global-Default", row -> row.at("globalDefault").asBoolean()),
          Column.AGE,
          Column.field("PreemptionPolicy", "PreemptLowerPriority", "preemptionPolicy"))),
      Map.entry("node.k8s.io/RuntimeClass", List.of(
          Column.NAME, Column.field("Handler", "", "handler"), Column.AGE)),
      Map.entry("flowcontrol.apiserver.k8s.io/FlowSchema", List.of(
          Column.NAME,
          Column.field("PriorityLevel", "", "spec", "priorityLevelConfiguration", "name"),
          Column.count("MatchingPrecedence", "spec", "matchingPrecedence"),
          Column.field("DistinguisherMethod", Row.NONE, "spec", "distinguisherMethod", "type"),
          Column.AGE,
          Column.text("MissingPL", AccessColumns::dangling))),
      Map.entry("flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration", List.of(
          Column.NAME,
          Column.field("Type", "", "spec", "type"),
          Column.field("NominalConcurrencyShares", Row.NONE, "spec", "limited", "nominalConcurrencyShares"),
          Column.field("Queues", Row.NONE, "spec", "limited", "limitResponse", "queuing", "queues"),
          Column.field("HandSize", Row.NONE, "spec", "limited", "limitResponse", "queuing", "handSize"),
          Column.field("QueueLengthLimit", Row.NONE, "spec", "limited", "limitResponse", "queuing", "queueLengthLimit"),
          Column.AGE)));

  private AccessColumns() {}

  private static String subjects(Row row, String kind) {
    return StreamSupport.stream(row.at("subjects").spliterator(), false)
        .filter(subject -> subject.path("kind").asText().equals(kind))
        .map(AccessColumns::subject)
        .collect(Collectors.joining(", "));
  }

  private static String subject(JsonNode subject) {
    var account = subject.path("kind").asText().equals("ServiceAccount");
    var name = subject.path("name").asText();
    return account ? subject.path("namespace").asText() + "/" + name : name;
  }

  private static String requestedDuration(Row row) {
    var seconds = row.at("spec", "expirationSeconds");
    return seconds.isNumber() ? HumanDuration.of(Duration.ofSeconds(seconds.asLong())) : Row.NONE;
  }

  private static String condition(Row row) {
    var conditions = new ArrayList<String>();
    for (var type : List.of("Approved", "Denied", "Failed")) {
      for (var condition : row.at("status", "conditions")) {
        if (condition.path("type").asText().equals(type)) {
          conditions.add(type);
        }
      }
    }
    if (!row.text("status", "certificate").isEmpty()) {
      conditions.add("Issued");
    }
    return conditions.isEmpty() ? "Pending" : String.join(",", conditions);
  }

  private static String dangling(Row row) {
    var condition = PodState.condition(row, "Dangling");
    return condition.isEmpty() ? "?" : condition;
  }
}
