package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import java.util.List;
import java.util.Optional;

/**
 * What a job makes of a pod that failed: the first rule that fits counts ({@code spec.podFailurePolicy}).
 *
 * @param rules missing when the job has no policy
 */
record FailurePolicy(JsonNode rules) {
  /** What a rule asks for. */
  enum Action {
    COUNT("Count"), IGNORE("Ignore"), FAIL_INDEX("FailIndex"), FAIL_JOB("FailJob");

    private final String text;

    Action(String text) {
      this.text = text;
    }

    private static Action of(String text) {
      for (var action : values()) {
        if (action.text.equals(text)) {
          return action;
        }
      }
      return COUNT;
    }
  }

  /**
   * A rule that fits.
   *
   * @param message for people: which rule, and why
   */
  record Match(Action action, String message) {}

  Optional<Match> match(ObjectNode pod) {
    for (int at = 0; at < rules.size(); at++) {
      var rule = rules.get(at);
      var action = Action.of(rule.path("action").asText());
      var place = " matching %s rule at index %d".formatted(action.text, at);
      var why = rule.has("onExitCodes")
          ? byExitCode(pod, rule.path("onExitCodes"))
          : byCondition(pod, rule.path("onPodConditions"));
      if (why.isPresent()) {
        return Optional.of(new Match(action, why.get() + place));
      }
    }
    return Optional.empty();
  }

  /** Whether the failure counts towards the limits. */
  boolean counts(ObjectNode pod) {
    return match(pod).map(match -> match.action() != Action.IGNORE).orElse(true);
  }

  private static Optional<String> byExitCode(ObjectNode pod, JsonNode wanted) {
    for (var list : List.of("containerStatuses", "initContainerStatuses")) {
      for (var container : pod.path("status").path(list)) {
        var name = container.path("name").asText();
        int code = container.path("state").path("terminated").path("exitCode").asInt(0);
        boolean named = !wanted.hasNonNull("containerName") || wanted.path("containerName").asText().equals(name);
        if (named && code != 0 && fits(wanted, code)) {
          return Optional.of("Container %s for pod %s failed with exit code %d".formatted(name, path(pod), code));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean fits(JsonNode wanted, int code) {
    boolean listed = false;
    for (var value : wanted.path("values")) {
      listed |= value.asInt() == code;
    }
    return listed == wanted.path("operator").asText().equals("In");
  }

  private static Optional<String> byCondition(ObjectNode pod, JsonNode patterns) {
    for (var pattern : patterns) {
      for (var condition : pod.path("status").path("conditions")) {
        var type = condition.path("type").asText();
        if (type.equals(pattern.path("type").asText())
            && condition.path("status").asText().equals(pattern.path("status").asText("True"))) {
          return Optional.of("Pod %s has condition %s".formatted(path(pod), type));
        }
      }
    }
    return Optional.empty();
  }

  private static String path(ObjectNode pod) {
    return Metadata.namespace(pod) + "/" + Metadata.name(pod);
  }
}
