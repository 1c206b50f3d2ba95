package dev.keelson.agent.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.agent.pod.ContainerState.Done;
import dev.keelson.agent.pod.ContainerState.Idle;
import dev.keelson.agent.pod.ContainerState.Live;
import dev.keelson.agent.pod.Stage.Cause;
import dev.keelson.agent.pod.Stage.Ended;
import dev.keelson.agent.pod.Stage.Initialising;
import dev.keelson.agent.pod.Stage.Preparing;
import dev.keelson.agent.pod.Stage.Working;
import dev.keelson.orchestrator.value.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The run of a pod as its status tells it: for a node that has forgotten its pods, and whose containers run on.
 *
 * <p>What was on its way up begins anew. Delays of restarts are forgotten, as by a kubelet that was started again.
 */
public final class PodMemory {
  private final PodForm form;
  private final JsonNode status;

  private PodMemory(ObjectNode pod) {
    this.form = PodForm.of(pod);
    this.status = pod.path("status");
  }

  /** The run, if the pod was looked after before; else it is new. */
  public static Optional<PodRun> of(ObjectNode pod) {
    return pod.path("status").hasNonNull("startTime") ? Optional.of(new PodMemory(pod).run()) : Optional.empty();
  }

  private PodRun run() {
    var containers = new ArrayList<ContainerRun>();
    form.containers().forEach(each -> containers.add(container(each)));
    var address = status.path("podIP").asText("");
    var startTime = Times.parse(status.path("startTime").asText());
    return new PodRun(form, stage(address, containers), containers, startTime, address);
  }

  private Stage stage(String address, List<ContainerRun> containers) {
    var phase = status.path("phase").asText();
    if (phase.equals(Phase.FAILED.text()) || phase.equals(Phase.SUCCEEDED.text())) {
      return new Ended(status.path("reason").asText().equals("DeadlineExceeded") ? Cause.DEADLINE : Cause.THROUGH);
    }
    if (address.isEmpty()) {
      return new Preparing();
    }
    boolean worked = containers.stream().anyMatch(
        each -> each.is(ContainerRole.MAIN) && (each.isAlive() || each.last().isPresent()));
    return worked ? new Working() : new Initialising();
  }

  private ContainerRun container(ContainerForm asked) {
    var said = Stream.of("initContainerStatuses", "containerStatuses")
        .flatMap(list -> status.path(list).valueStream())
        .filter(each -> each.path("name").asText().equals(asked.name())).findFirst();
    return said.map(each -> container(asked, each)).orElseGet(() -> ContainerRun.of(asked));
  }

  private ContainerRun container(ContainerForm asked, JsonNode said) {
    var ended = terminated(said.path("state"));
    var last = ended.or(() -> terminated(said.path("lastState")));
    var id = said.path("containerID").asText("");
    var instance = Optional.of(new Instance(id, said.path("image").asText(), said.path("imageID").asText()))
        .filter(_ -> !id.isEmpty());
    return new ContainerRun(asked, state(asked, said, ended), said.path("restartCount").asInt(), instance, last,
        Backoff.NONE, Backoff.NONE);
  }

  private ContainerState state(ContainerForm asked, JsonNode said, Optional<Termination> ended) {
    var running = said.path("state").path("running");
    if (!running.isMissingNode()) {
      return new Live(Times.parse(running.path("startedAt").asText()), said.path("ready").asBoolean());
    }
    boolean stays = ended.isPresent()
        && !asked.role().startsAgain(ended.get().exitCode(), form.restartPolicy());
    return stays ? new Done() : new Idle();
  }

  private static Optional<Termination> terminated(JsonNode state) {
    var how = state.path("terminated");
    return how.isMissingNode() ? Optional.empty() : Optional.of(new Termination(how.path("exitCode").asInt(),
        how.path("reason").asText(), how.path("message").asText(""), time(how.path("startedAt")),
        time(how.path("finishedAt")), how.path("containerID").asText("")));
  }

  private static Instant time(JsonNode text) {
    return text.isTextual() ? Times.parse(text.asText()) : Instant.EPOCH;
  }
}
