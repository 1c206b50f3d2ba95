package dev.keelson.agent.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A pod whose runtime is the test: signals go in, and what is asked for and reported can be looked at. */
final class Story {
  static final Instant START = Instant.parse("2026-11-21T22:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  final ObjectNode pod;
  final List<String> events = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  Instant now = START;
  private PodRun run;

  private Story(ObjectNode pod) {
    this.pod = pod;
    var step = PodMachine.begin(PodForm.of(pod), now);
    this.run = step.run();
    note(step);
  }

  /** A pod with this spec, in JSON with single quotes. */
  static Story of(String spec) {
    var pod = JSON.createObjectNode();
    pod.putObject("metadata").put("name", "p").put("namespace", "ns").put("uid", "u1");
    pod.set("spec", json(spec));
    pod.putObject("status");
    return new Story(pod);
  }

  /** One container {@code c} with this policy. */
  static Story single(String restartPolicy) {
    return of("{'restartPolicy': '" + restartPolicy + "', 'containers': [{'name': 'c', 'image': 'nginx'}]}");
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
  }

  Story hears(Signal signal) {
    var step = PodMachine.on(run, signal, now);
    run = step.run();
    note(step);
    pod.set("status", status());
    return this;
  }

  private void note(Step step) {
    for (var action : step.actions()) {
      switch (action) {
        case Action.Tell tell -> events.add((tell.warning() ? "! " : "") + tell.reason() + ": " + tell.message());
        case Action.Prepare _ -> asked.add("prepare");
        case Action.Clear _ -> asked.add("clear");
        case Action.Fetch fetch -> asked.add("fetch " + fetch.container().name());
        case Action.Begin begin -> asked.add("begin " + begin.container().name() + " " + begin.attempt());
        case Action.Halt halt -> asked.add("halt " + halt.container().name() + " " + halt.grace().toSeconds());
      }
    }
  }

  Story sandboxed() {
    return hears(new Signal.Sandboxed("10.0.0.7"));
  }

  Story starts(String container) {
    hears(new Signal.Fetched(container, Optional.empty()));
    return hears(new Signal.Began(container, new Instance("hollow://" + container, "docker.io/" + container, "id")));
  }

  Story exits(String container, int code) {
    return hears(new Signal.Exited(container, code));
  }

  Story after(long seconds) {
    now = now.plusSeconds(seconds);
    return hears(new Signal.Tick());
  }

  Story deleted(long graceSeconds) {
    pod.withObjectProperty("metadata").put("deletionTimestamp", now.toString())
        .put("deletionGracePeriodSeconds", graceSeconds);
    return hears(new Signal.Asked(PodForm.of(pod)));
  }

  PodRun run() {
    return run;
  }

  ObjectNode status() {
    return PodStatus.of(run, pod, pod.path("status"), "192.168.0.1", now);
  }

  /** What was asked of the runtime since the last look. */
  String asked() {
    var all = String.join(", ", asked);
    asked.clear();
    return all;
  }

  /** Phase, and each container as a person would say it. */
  String shown() {
    var status = status();
    return status.path("phase").asText() + containers(status.path("initContainerStatuses"))
        + containers(status.path("containerStatuses"));
  }

  private static String containers(JsonNode statuses) {
    return statuses.valueStream().map(each -> " " + each.path("name").asText() + "=" + state(each))
        .collect(Collectors.joining());
  }

  private static String state(JsonNode status) {
    var state = status.path("state");
    var what = state.has("running") ? "running" : state.has("waiting")
        ? state.path("waiting").path("reason").asText()
        : state.path("terminated").path("reason").asText() + state.path("terminated").path("exitCode").asInt();
    int restarts = status.path("restartCount").asInt();
    return what + (status.path("ready").asBoolean() ? "+" : "") + (restarts == 0 ? "" : "x" + restarts);
  }

  /** {@code Ready=False ContainersNotReady ...} */
  String condition(String type) {
    return status().path("conditions").valueStream().filter(each -> each.path("type").asText().equals(type))
        .map(each -> (each.path("status").asText() + " " + each.path("reason").asText("") + " "
            + each.path("message").asText("")).strip())
        .findFirst().orElse("none");
  }

  static Duration seconds(long count) {
    return Duration.ofSeconds(count);
  }
}
