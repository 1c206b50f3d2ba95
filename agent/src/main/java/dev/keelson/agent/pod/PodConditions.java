package dev.keelson.agent.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.agent.pod.Stage.Ended;
import dev.keelson.orchestrator.value.Times;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The conditions that a kubelet writes, in its order and with its reasons. */
final class PodConditions {
  private final PodRun run;
  private final JsonNode pod;
  private final JsonNode before;
  private final Instant now;
  private final ArrayNode conditions = JsonNodeFactory.instance.arrayNode();

  /**
   * Of a run.
   *
   * @param pod as the API has it, with conditions that others write
   * @param before the status that was reported before
   */
  PodConditions(PodRun run, JsonNode pod, JsonNode before, Instant now) {
    this.run = run;
    this.pod = pod;
    this.before = before;
    this.now = now;
  }

  ArrayNode all() {
    add("PodReadyToStartContainers", run.isSandboxed(), "", "");
    initialised();
    ready();
    containersReady("ContainersReady");
    add("PodScheduled", true, "", "");
    return conditions;
  }

  private void initialised() {
    if (run.phase() == Phase.SUCCEEDED) {
      add("Initialized", true, "PodCompleted", "");
      return;
    }
    var open = names(run.inits(), each -> each.is(ContainerRole.SIDECAR)
        ? !each.isAlive() && each.last().isEmpty()
        : !each.hasSucceeded());
    boolean done = open.isEmpty();
    add("Initialized", done, done ? "" : "ContainersNotInitialized",
        done ? "" : "containers with incomplete status: [" + open + "]");
  }

  private void ready() {
    var missing = pod.path("spec").path("readinessGates").valueStream()
        .map(gate -> gate.path("conditionType").asText())
        .filter(type -> !condition(pod.path("status"), type).path("status").asText().equals("True"))
        .map(type -> "corresponding condition of pod readiness gate \"" + type + "\" "
            + (condition(pod.path("status"), type).isMissingNode() ? "does not exist." : "is not true."))
        .collect(Collectors.joining(", "));
    if (unready().isEmpty() && !missing.isEmpty() && !(run.stage() instanceof Ended)) {
      add("Ready", false, "ReadinessGatesNotReady", missing);
    } else {
      containersReady("Ready");
    }
  }

  private void containersReady(String type) {
    if (run.stage() instanceof Ended) {
      add(type, false, run.phase() == Phase.SUCCEEDED ? "PodCompleted" : "PodFailed", "");
      return;
    }
    var unready = unready();
    boolean all = unready.isEmpty();
    add(type, all, all ? "" : "ContainersNotReady",
        all ? "" : "containers with unready status: [" + unready + "]");
  }

  /** Sidecars count, init containers do not. */
  private String unready() {
    return names(run.containers().stream().filter(each -> !each.is(ContainerRole.INIT)), each -> !each.isReady());
  }

  private static String names(Stream<ContainerRun> containers, Predicate<ContainerRun> which) {
    return containers.filter(which).map(ContainerRun::name).collect(Collectors.joining(" "));
  }

  private static JsonNode condition(JsonNode status, String type) {
    return status.path("conditions").valueStream().filter(each -> each.path("type").asText().equals(type)).findFirst()
        .orElseGet(JsonNodeFactory.instance::missingNode);
  }

  private void add(String type, boolean holds, String reason, String message) {
    var status = holds ? "True" : "False";
    var old = condition(before, type);
    var since = old.path("status").asText().equals(status) ? old.path("lastTransitionTime").asText() : "";
    var condition = conditions.addObject().put("type", type).put("status", status).putNull("lastProbeTime")
        .put("lastTransitionTime", since.isEmpty() ? Times.seconds(now) : since);
    if (!reason.isEmpty()) {
      condition.put("reason", reason);
    }
    if (!message.isEmpty()) {
      condition.put("message", message);
    }
  }
}
