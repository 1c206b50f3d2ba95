package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.relay.Backend;
import dev.keelson.orchestrator.relay.Destination;
import dev.keelson.orchestrator.relay.Relay;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;

/** The proxies of pods and services: this server speaks to the pod itself. */
final class ProxyEndpoints {
  private static final int HTTP_PORT = 80;

  private final Lookup lookup;
  private final Relay relay;

  ProxyEndpoints(Lookup lookup, Relay relay) {
    this.lookup = lookup;
    this.relay = relay;
  }

  void pod(ApiCall call, Served served) {
    var name = ProxyName.parse(call.target().name());
    var pod = served.find(call.target().namespace(), name.name());
    var address = pod.path("status").path("podIP").asText("");
    if (address.isEmpty()) {
      throw Refusals.badRequest("address not allowed");
    }
    int port = name.port().isEmpty() ? firstPort(pod.path("spec")) : number(name.port(), pod.path("spec"));
    relay.pass(call, new Destination(new Backend(name.secure(), address, port), ProxyTarget.of(call)));
  }

  private static int firstPort(JsonNode spec) {
    for (var container : spec.path("containers")) {
      if (!container.path("ports").isEmpty()) {
        return container.path("ports").path(0).path("containerPort").asInt();
      }
    }
    return HTTP_PORT;
  }

  private static int number(String port, JsonNode spec) {
    if (port.matches("\\d{1,5}")) {
      return Integer.parseInt(port);
    }
    for (var container : spec.path("containers")) {
      for (var each : container.path("ports")) {
        if (each.path("name").asText().equals(port)) {
          return each.path("containerPort").asInt();
        }
      }
    }
    throw Refusals.badRequest("invalid port \"" + port + "\"");
  }

  void service(ApiCall call, Served served) {
    var name = ProxyName.parse(call.target().name());
    var service = served.find(call.target().namespace(), name.name());
    var port = portName(name.port(), service.path("spec").path("ports"));
    var endpoints = lookup.sure("", "endpoints", call.target().namespace(), name.name())
        .orElseThrow(() -> none(name.name()));
    for (var subset : endpoints.path("subsets")) {
      for (var each : subset.path("ports")) {
        if (each.path("name").asText("").equals(port) && !subset.path("addresses").isEmpty()) {
          var address = subset.path("addresses").path(0).path("ip").asText();
          relay.pass(call, new Destination(
              new Backend(name.secure(), address, each.path("port").asInt()), ProxyTarget.of(call)));
          return;
        }
      }
    }
    throw none(name.name());
  }

  /** Endpoints have the service's names of ports. */
  private static String portName(String asked, JsonNode ports) {
    for (var port : ports) {
      if (asked.isEmpty() || port.path("port").asText().equals(asked) || port.path("name").asText("").equals(asked)) {
        return port.path("name").asText("");
      }
    }
    throw Refusals.unavailable("no service port \"" + asked + "\" found for service");
  }

  private static Refusal none(String service) {
    return Refusals.unavailable("no endpoints available for service \"" + service + "\"");
  }
}
