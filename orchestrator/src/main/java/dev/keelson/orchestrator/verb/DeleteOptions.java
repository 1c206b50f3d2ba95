package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.request.Query;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * metav1.DeleteOptions.
 *
 * @param uid precondition; empty for any
 * @param resourceVersion precondition; empty for any
 */
public record DeleteOptions(
    boolean dryRun,
    Optional<Long> graceSeconds,
    Optional<Propagation> propagation,
    String uid,
    String resourceVersion) {
  /** What becomes of dependents. */
  public enum Propagation {
    BACKGROUND,
    FOREGROUND,
    ORPHAN
  }

  /**
   * Reads the options.
   *
   * @param body empty when there is none; then the query counts
   */
  public static DeleteOptions of(Optional<? extends JsonNode> body, Query query) {
    var errors = new ArrayList<FieldError>();
    var options = body.isPresent() ? of(body.get(), errors) : of(query, errors);
    if (!errors.isEmpty()) {
      throw Refusals.invalid("meta.k8s.io", "DeleteOptions", "", errors);
    }
    return options;
  }

  private static DeleteOptions of(JsonNode body, List<FieldError> errors) {
    var dry = new ArrayList<String>();
    body.path("dryRun").forEach(each -> dry.add(each.asText()));
    var grace = Optional.of(body.path("gracePeriodSeconds")).filter(JsonNode::isNumber).map(JsonNode::asLong);
    var orphan = Optional.of(body.path("orphanDependents")).filter(JsonNode::isBoolean).map(JsonNode::asBoolean);
    var preconditions = body.path("preconditions");
    return new DeleteOptions(WriteOptions.dryRun(dry, errors), grace,
        propagation(body.path("propagationPolicy").asText(""), orphan, errors),
        preconditions.path("uid").asText(""), preconditions.path("resourceVersion").asText(""));
  }

  private static DeleteOptions of(Query query, List<FieldError> errors) {
    var orphan = query.has("orphanDependents")
        ? Optional.of(query.flag("orphanDependents"))
        : Optional.<Boolean>empty();
    return new DeleteOptions(WriteOptions.dryRun(query.all("dryRun"), errors), query.number("gracePeriodSeconds"),
        propagation(query.text("propagationPolicy"), orphan, errors), "", "");
  }

  private static Optional<Propagation> propagation(String policy, Optional<Boolean> orphan, List<FieldError> errors) {
    if (!policy.isEmpty() && orphan.isPresent()) {
      errors.add(FieldError.invalid("propagationPolicy", policy,
          "orphanDependents and deletionPropagation cannot be both set"));
    }
    return switch (policy) {
      case "" -> orphan.map(leave -> leave ? Propagation.ORPHAN : Propagation.BACKGROUND);
      case "Background" -> Optional.of(Propagation.BACKGROUND);
      case "Foreground" -> Optional.of(Propagation.FOREGROUND);
      case "Orphan" -> Optional.of(Propagation.ORPHAN);
      default -> {
        errors.add(new FieldError("propagationPolicy", "FieldValueNotSupported", "Unsupported value: \"" + policy
            + "\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\""));
        yield Optional.empty();
      }
    };
  }
}
