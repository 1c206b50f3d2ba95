package dev.keelson.orchestrator.rules.pod;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.Identifiers;
import java.util.List;
import java.util.Set;

/** Probes and lifecycle hooks. */
final class Handlers {
  private static final Set<String> SCHEMES = Set.of("HTTP", "HTTPS");
  private static final List<String> TYPES = List.of("exec", "httpGet", "tcpSocket", "grpc", "sleep");
  private static final List<String> COUNTS =
      List.of("initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold");

  private Handlers() {}

  /** Everything that a container may have which serves. */
  static void serving(Spot container, Spot gracePeriodSeconds) {
    for (var hook : new String[] {"postStart", "preStop"}) {
      if (container.at("lifecycle", hook).present()) {
        handler(container.at("lifecycle", hook), gracePeriodSeconds);
      }
    }
    probe(container.at("livenessProbe"), gracePeriodSeconds, true);
    probe(container.at("readinessProbe"), gracePeriodSeconds, false);
    probe(container.at("startupProbe"), gracePeriodSeconds, true);
  }

  /** @param kills a failure ends the container, so one success has to be enough */
  private static void probe(Spot probe, Spot gracePeriodSeconds, boolean kills) {
    if (!probe.present()) {
      return;
    }
    handler(probe, gracePeriodSeconds);
    COUNTS.forEach(count -> Values.notNegative(probe.at(count)));
    var grace = probe.at("terminationGracePeriodSeconds");
    if (grace.present() && grace.number() <= 0) {
      grace.invalid("must be greater than 0");
    }
    if (kills && probe.at("successThreshold").number() != 1) {
      probe.at("successThreshold").orZero().invalid("must be 1");
    }
    if (!kills && grace.present()) {
      grace.invalid("must not be set for readinessProbes");
    }
  }

  private static void handler(Spot handler, Spot gracePeriodSeconds) {
    var present = TYPES.stream().map(handler::at).filter(Spot::present).toList();
    if (present.isEmpty()) {
      handler.required("must specify a handler type");
      return;
    }
    present.stream().skip(1).forEach(other -> other.forbidden("may not specify more than 1 handler type"));
    var type = TYPES.stream().filter(name -> handler.at(name).present()).findFirst().orElseThrow();
    var action = handler.at(type);
    switch (type) {
      case "exec" -> {
        if (action.at("command").blank()) {
          action.at("command").required("");
        }
      }
      case "httpGet" -> http(action);
      case "sleep" -> sleep(action, gracePeriodSeconds);
      default -> Ports.numberOrName(action.at("port"));
    }
  }

  private static void http(Spot action) {
    Values.requiredText(action.at("path"));
    Ports.numberOrName(action.at("port"));
    Values.supported(action.at("scheme"), SCHEMES);
    for (var header : action.at("httpHeaders").items()) {
      var name = header.at("name").text();
      Identifiers.httpHeader(name).forEach(problem -> action.at("httpHeaders").invalid(name, problem));
    }
  }

  private static void sleep(Spot action, Spot gracePeriodSeconds) {
    var seconds = action.at("seconds").number();
    if (gracePeriodSeconds.present() && (seconds < 0 || seconds > gracePeriodSeconds.number())) {
      action.with(action.at("seconds").orZero().node()).invalid(
          "must be non-negative and less than terminationGracePeriodSeconds (" + gracePeriodSeconds.number() + ")");
    }
  }
}
