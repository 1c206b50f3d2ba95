package dev.keelson.agent.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.agent.pod.ContainerState.Crashed;
import dev.keelson.agent.pod.ContainerState.CreateFailed;
import dev.keelson.agent.pod.ContainerState.Creating;
import dev.keelson.agent.pod.ContainerState.Done;
import dev.keelson.agent.pod.ContainerState.FetchDelayed;
import dev.keelson.agent.pod.ContainerState.FetchFailed;
import dev.keelson.agent.pod.ContainerState.Fetching;
import dev.keelson.agent.pod.ContainerState.Halting;
import dev.keelson.agent.pod.ContainerState.Idle;
import dev.keelson.agent.pod.ContainerState.Live;
import dev.keelson.orchestrator.value.Times;
import java.time.Instant;
import java.util.Optional;

/** An item of {@code containerStatuses} or {@code initContainerStatuses}. */
final class ContainerStatus {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ContainerStatus() {}

  static ObjectNode of(ContainerRun run, PodRun pod) {
    var status = JSON.objectNode();
    status.put("name", run.name());
    status.set("state", state(run, pod));
    status.set("lastState", lastState(run));
    status.put("ready", isReady(run));
    status.put("restartCount", run.restarts());
    status.put("image", run.instance().map(Instance::image).orElse(run.form().image()));
    status.put("imageID", run.instance().map(Instance::imageId).orElse(""));
    run.instance().map(Instance::id).filter(id -> !id.isEmpty()).ifPresent(id -> status.put("containerID", id));
    status.put("started", run.isAlive());
    mounts(run.form().spec().path("volumeMounts"), status);
    return status;
  }

  /** An init container that is through counts as ready. */
  static boolean isReady(ContainerRun run) {
    return run.is(ContainerRole.INIT) ? run.hasSucceeded() : run.isReady();
  }

  private static ObjectNode state(ContainerRun run, PodRun pod) {
    return switch (run.state()) {
      case Live live -> running(live);
      case Halting halting -> running(halting.was());
      case Done _ -> run.last().map(ContainerStatus::terminated).orElseGet(JSON::objectNode);
      case Crashed _ -> isPaused(run) ? paused(run, pod) : ended(run, pod);
      case Idle _, Fetching _, Creating _ -> ended(run, pod);
      case FetchFailed failed -> waiting(failed.reason(), failed.message());
      case FetchDelayed delayed -> waiting("ImagePullBackOff",
          "Back-off pulling image \"" + run.form().image() + "\": ErrImagePull: " + delayed.message());
      case CreateFailed failed -> waiting("CreateContainerError", failed.message());
    };
  }

  /** Until it runs again, a container that ended is shown as it ended. */
  private static ObjectNode ended(ContainerRun run, PodRun pod) {
    return run.last().map(ContainerStatus::terminated).orElseGet(() -> waiting(
        pod.inits().findAny().isPresent() ? "PodInitializing" : "ContainerCreating", ""));
  }

  private static boolean isPaused(ContainerRun run) {
    return !run.crashes().delay().isZero();
  }

  private static ObjectNode paused(ContainerRun run, PodRun pod) {
    var form = pod.form();
    return waiting("CrashLoopBackOff", "back-off %s restarting failed container=%s pod=%s_%s(%s)".formatted(
        GoDuration.text(run.crashes().delay()), run.name(), form.name(), form.namespace(), form.uid()));
  }

  private static ObjectNode lastState(ContainerRun run) {
    boolean further = switch (run.state()) {
      case Live _, Halting _, FetchFailed _, FetchDelayed _, CreateFailed _ -> true;
      case Crashed _ -> isPaused(run);
      case Done _, Idle _, Fetching _, Creating _ -> false;
    };
    return Optional.of(run).filter(_ -> further).flatMap(ContainerRun::last)
        .map(ContainerStatus::terminated).orElseGet(JSON::objectNode);
  }

  private static ObjectNode running(Live live) {
    var state = JSON.objectNode();
    state.putObject("running").put("startedAt", Times.seconds(live.startedAt()));
    return state;
  }

  private static ObjectNode waiting(String reason, String message) {
    var state = JSON.objectNode();
    var waiting = state.putObject("waiting").put("reason", reason);
    if (!message.isEmpty()) {
      waiting.put("message", message);
    }
    return state;
  }

  private static ObjectNode terminated(Termination how) {
    var state = JSON.objectNode();
    var terminated = state.putObject("terminated").put("exitCode", how.exitCode()).put("reason", how.reason());
    if (!how.message().isEmpty()) {
      terminated.put("message", how.message());
    }
    time(terminated, "startedAt", how.startedAt());
    time(terminated, "finishedAt", how.finishedAt());
    if (!how.id().isEmpty()) {
      terminated.put("containerID", how.id());
    }
    return state;
  }

  private static void time(ObjectNode state, String field, Instant time) {
    if (time.equals(Instant.EPOCH)) {
      state.putNull(field);
    } else {
      state.put(field, Times.seconds(time));
    }
  }

  /** Since 1.31; kubelet says of each read-only mount how deep that goes. */
  private static void mounts(JsonNode asked, ObjectNode status) {
    if (asked.isEmpty()) {
      return;
    }
    var mounts = status.putArray("volumeMounts");
    for (var each : asked) {
      var mount = mounts.addObject().put("name", each.path("name").asText())
          .put("mountPath", each.path("mountPath").asText());
      if (each.path("readOnly").asBoolean(false)) {
        mount.put("readOnly", true).put("recursiveReadOnly", each.path("recursiveReadOnly").asText("Disabled"));
      }
    }
  }
}
