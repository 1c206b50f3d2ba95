package dev.keelson.orchestrator.rules.access;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.Set;

/** Which requests wait for which. */
final class Fairness {
  private static final int PRECEDENCE_MAX = 10_000;
  private static final int QUEUES_MAX = 10_000_000;

  private Fairness() {}

  static void flow(Spot schema) {
    var spec = schema.at("spec");
    var precedence = spec.at("matchingPrecedence");
    if (precedence.number() < 1) {
      precedence.orZero().invalid("must be greater than or equal to 1");
    } else if (precedence.number() > PRECEDENCE_MAX) {
      precedence.invalid("must not be greater than " + PRECEDENCE_MAX);
    }
    if (spec.at("distinguisherMethod").present()) {
      Values.supported(spec.at("distinguisherMethod", "type"), Set.of("ByNamespace", "ByUser"));
    }
    if (spec.at("priorityLevelConfiguration", "name").blank()) {
      spec.at("priorityLevelConfiguration", "name").required("must reference a priority level");
    } else {
      Values.subdomain(spec.at("priorityLevelConfiguration", "name"));
    }
  }

  static void level(Spot level) {
    var spec = level.at("spec");
    var limited = spec.at("limited");
    switch (spec.at("type").text()) {
      case "Exempt" -> {
        if (limited.present()) {
          limited.forbidden("must be nil if the type is not Limited");
        }
      }
      case "Limited" -> {
        if (limited.present()) {
          limited(limited);
        } else {
          limited.required("must not be empty when type is Limited");
        }
      }
      default -> spec.at("type").unsupported(Set.of("Exempt", "Limited"));
    }
  }

  private static void limited(Spot limited) {
    Values.notNegative(limited.at("nominalConcurrencyShares"));
    var response = limited.at("limitResponse");
    var queuing = response.at("queuing");
    if (response.at("type").is("Queue")) {
      if (!queuing.present()) {
        queuing.required("must not be empty if limited is Queue");
        return;
      }
      Values.between(queuing.at("queues"), 1, QUEUES_MAX);
      Values.positive(queuing.at("handSize"));
      if (queuing.at("handSize").number() > queuing.at("queues").number()) {
        queuing.at("handSize").invalid("should not be greater than queues (" + queuing.at("queues").number() + ")");
      }
      Values.positive(queuing.at("queueLengthLimit"));
    } else if (!response.at("type").is("Reject")) {
      response.at("type").unsupported(Set.of("Queue", "Reject"));
    } else if (queuing.present()) {
      queuing.forbidden("must be nil if limited.limitResponse.type is not Limited");
    }
  }
}
