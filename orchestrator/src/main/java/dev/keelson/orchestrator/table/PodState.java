package dev.keelson.orchestrator.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** What a pod's containers add up to: the words and numbers of its row (kubernetes' printPod). */
final class PodState {
  private final Row row;
  private final Set<String> sidecars = new HashSet<>();
  private String reason;
  private long readyCount;
  private long total;
  private long restarts;
  private long sidecarRestarts;
  private String lastRestart = "";
  private String lastSidecarRestart = "";

  private PodState(Row row) {
    this.row = row;
    reason = row.textOr(row.text("status", "phase"), "status", "reason");
  }

  static PodState of(Row row) {
    var state = new PodState(row);
    state.look();
    return state;
  }

  private void look() {
    for (var condition : row.at("status", "conditions")) {
      if (is(condition, "type", "PodScheduled") && is(condition, "reason", "SchedulingGated")) {
        reason = "SchedulingGated";
      }
    }
    total = row.at("spec", "containers").size();
    for (var container : row.at("spec", "initContainers")) {
      if (is(container, "restartPolicy", "Always")) {
        sidecars.add(container.path("name").asText());
        total++;
      }
    }
    var starting = initial();
    if (!starting || condition(row, "Initialized").equals("True")) {
      regular();
    }
    if (!row.text("metadata", "deletionTimestamp").isEmpty()) {
      deleted();
    }
  }

  /** Whether a container of the beginning is still to end. */
  private boolean initial() {
    var position = 0;
    for (var status : row.at("status", "initContainerStatuses")) {
      count(status);
      var sidecar = sidecars.contains(status.path("name").asText());
      if (sidecar) {
        sidecarRestarts += status.path("restartCount").asLong();
        lastSidecarRestart = later(lastSidecarRestart, status);
      }
      var done = status.at("/state/terminated/exitCode");
      if (done.isNumber() && done.asLong() == 0) {
        position++;
        continue;
      }
      if (sidecar && status.path("started").asBoolean()) {
        readyCount += status.path("ready").asBoolean() ? 1 : 0;
        position++;
        continue;
      }
      reason = "Init:" + why(status, position);
      return true;
    }
    return false;
  }

  private String why(JsonNode status, int position) {
    var waiting = status.at("/state/waiting/reason").asText();
    if (status.at("/state/terminated").isObject()) {
      return ended(status.at("/state/terminated"));
    }
    return !waiting.isEmpty() && !waiting.equals("PodInitializing")
        ? waiting
        : position + "/" + row.at("spec", "initContainers").size();
  }

  private static String ended(JsonNode terminated) {
    var why = terminated.path("reason").asText();
    if (!why.isEmpty()) {
      return why;
    }
    var signal = terminated.path("signal").asLong();
    return signal != 0 ? "Signal:" + signal : "ExitCode:" + terminated.path("exitCode").asLong();
  }

  private void regular() {
    restarts = sidecarRestarts;
    lastRestart = lastSidecarRestart;
    var running = false;
    var statuses = row.at("status", "containerStatuses");
    for (var i = statuses.size() - 1; i >= 0; i--) {
      var status = statuses.get(i);
      count(status);
      var waiting = status.at("/state/waiting/reason").asText();
      if (!waiting.isEmpty()) {
        reason = waiting;
      } else if (status.at("/state/terminated").isObject()) {
        reason = ended(status.at("/state/terminated"));
      } else if (status.path("ready").asBoolean() && status.at("/state/running").isObject()) {
        running = true;
        readyCount++;
      }
    }
    if (reason.equals("Completed") && running) {
      reason = condition(row, "Ready").equals("True") ? "Running" : "NotReady";
    }
  }

  private void deleted() {
    if (row.text("status", "reason").equals("NodeLost")) {
      reason = "Unknown";
    } else if (!Set.of("Succeeded", "Failed").contains(row.text("status", "phase"))) {
      reason = "Terminating";
    }
  }

  private void count(JsonNode status) {
    restarts += status.path("restartCount").asLong();
    lastRestart = later(lastRestart, status);
  }

  /** Times are all written alike, so their texts have their order. */
  private static String later(String time, JsonNode status) {
    var finished = status.at("/lastState/terminated/finishedAt").asText();
    return finished.compareTo(time) > 0 ? finished : time;
  }

  static String condition(Row row, String type) {
    for (var condition : row.at("status", "conditions")) {
      if (is(condition, "type", type)) {
        return condition.path("status").asText();
      }
    }
    return "";
  }

  private static boolean is(JsonNode node, String field, String text) {
    return node.path(field).asText().equals(text);
  }

  String reason() {
    return reason;
  }

  String ready() {
    return readyCount + "/" + total;
  }

  String restarts() {
    return restarts == 0 || lastRestart.isEmpty() ? Long.toString(restarts)
        : restarts + " (" + row.age(lastRestart) + " ago)";
  }
}
