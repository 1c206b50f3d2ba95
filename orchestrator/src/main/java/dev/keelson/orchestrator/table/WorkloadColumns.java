package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.selector.LabelSelector;
import dev.keelson.orchestrator.value.HumanDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;


/** What makes pods. */
final class WorkloadColumns {
  private static final Column CONTAINERS =
      Column.text("Containers", row -> Row.joined(template(row).path("containers"), "name")).wide();
  private static final Column IMAGES =
      Column.text("Images", row -> Row.joined(template(row).path("containers"), "image")).wide();
  private static final Column SELECTOR =
      Column.text("Selector", row -> selector(row.at("spec", "selector"))).wide();

  static final Map<String, List<Column>> KINDS = Map.of(
      "apps/Deployment", List.of(
          Column.NAME,
          Column.text("Ready", WorkloadColumns::ready),
          Column.count("Up-to-date", "status", "updatedReplicas"),
          Column.count("Available", "status", "availableReplicas"),
          Column.AGE, CONTAINERS, IMAGES, SELECTOR),
      "apps/ReplicaSet", replicas(SELECTOR),
      "/ReplicationController", replicas(
          Column.text("Selector", row -> Row.labels(row.at("spec", "selector"))).wide()),
      "apps/StatefulSet", List.of(
          Column.NAME, Column.text("Ready", WorkloadColumns::ready), Column.AGE, CONTAINERS, IMAGES),
      "apps/DaemonSet", List.of(
          Column.NAME,
          Column.count("Desired", "status", "desiredNumberScheduled"),
          Column.count("Current", "status", "currentNumberScheduled"),
          Column.count("Ready", "status", "numberReady"),
          Column.count("Up-to-date", "status", "updatedNumberScheduled"),
          Column.count("Available", "status", "numberAvailable"),
          Column.text("Node Selector", row -> Row.labels(template(row).path("nodeSelector"))),
          Column.AGE, CONTAINERS, IMAGES, SELECTOR),
      "batch/Job", List.of(
          Column.NAME,
          Column.text("Status", WorkloadColumns::jobStatus),
          Column.text("Completions", WorkloadColumns::completions),
          Column.text("Duration", WorkloadColumns::jobDuration),
          Column.AGE, CONTAINERS, IMAGES, SELECTOR),
      "batch/CronJob", List.of(
          Column.NAME,
          Column.field("Schedule", "", "spec", "schedule"),
          Column.field("Timezone", Row.NONE, "spec", "timeZone"),
          Column.text("Suspend", row -> row.at("spec", "suspend").asBoolean() ? "True" : "False"),
          Column.number("Active", row -> row.at("status", "active").size()),
          Column.text("Last Schedule", row -> row.text("status", "lastScheduleTime").isEmpty()
              ? Row.NONE
              : row.age("status", "lastScheduleTime")),
          Column.AGE, CONTAINERS, IMAGES, SELECTOR),
      "apps/ControllerRevision", List.of(
          Column.NAME,
          Column.text("Controller", WorkloadColumns::owner),
          Column.count("Revision", "revision"),
          Column.AGE));

  private WorkloadColumns() {}

  private static List<Column> replicas(Column selector) {
    return List.of(
        Column.NAME,
        Column.count("Desired", "spec", "replicas"),
        Column.count("Current", "status", "replicas"),
        Column.count("Ready", "status", "readyReplicas"),
        Column.AGE, CONTAINERS, IMAGES, selector);
  }

  private static JsonNode template(Row row) {
    var job = row.at("spec", "jobTemplate", "spec", "template", "spec");
    return job.isMissingNode() ? row.at("spec", "template", "spec") : job;
  }

  static String selector(JsonNode selector) {
    return Row.orNone(LabelSelector.of(selector).toString());
  }

  private static String ready(Row row) {
    return row.number("status", "readyReplicas") + "/" + row.number("spec", "replicas");
  }

  private static String jobStatus(Row row) {
    for (var type : List.of("Complete", "Failed", "Suspended", "FailureTarget", "SuccessCriteriaMet")) {
      if (PodState.condition(row, type).equals("True")) {
        return type;
      }
    }
    return row.text("metadata", "deletionTimestamp").isEmpty() ? "Running" : "Terminating";
  }

  private static String completions(Row row) {
    var succeeded = row.number("status", "succeeded");
    if (row.at("spec", "completions").isNumber()) {
      return succeeded + "/" + row.number("spec", "completions");
    }
    var parallelism = row.number("spec", "parallelism");
    return succeeded + (parallelism > 1 ? "/1 of " + parallelism : "/1");
  }

  private static String jobDuration(Row row) {
    var start = row.text("status", "startTime");
    if (start.isEmpty()) {
      return "";
    }
    var end = row.text("status", "completionTime");
    try {
      return end.isEmpty()
          ? row.age(start)
          : HumanDuration.of(Duration.between(Instant.parse(start), Instant.parse(end)));
    } catch (DateTimeParseException notATime) {
      return Row.UNKNOWN;
    }
  }

  private static String owner(Row row) {
    for (var owner : row.at("metadata", "ownerReferences")) {
      if (owner.path("controller").asBoolean()) {
        var version = owner.path("apiVersion").asText();
        var group = version.contains("/") ? "." + version.substring(0, version.indexOf('/')) : "";
        var kind = owner.path("kind").asText().toLowerCase(Locale.ROOT);
        return kind + group + "/" + owner.path("name").asText();
      }
    }
    return Row.NONE;
  }

}
