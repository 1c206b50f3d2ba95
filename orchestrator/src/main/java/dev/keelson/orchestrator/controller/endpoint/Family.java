package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of addresses, named as slices and services name them. */
enum Family {
  IPV4("IPv4"),
  IPV6("IPv6");

  private final String text;

  Family(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static Family of(String address) {
    return address.indexOf(':') < 0 ? IPV4 : IPV6;
  }

  /** Those that the service has, its first one first. */
  static List<Family> of(JsonNode service) {
    var families = new ArrayList<Family>();
    service.path("spec").path("ipFamilies").forEach(each ->
        families.add(each.asText().equals(IPV6.text) ? IPV6 : IPV4));
    return families.isEmpty() ? List.of(IPV4) : families;
  }

  /** The pod's address of this kind. */
  Optional<String> address(JsonNode pod) {
    var status = pod.path("status");
    for (var each : status.path("podIPs")) {
      var address = each.path("ip").asText("");
      if (!address.isEmpty() && of(address) == this) {
        return Optional.of(address);
      }
    }
    var only = status.path("podIP").asText("");
    return only.isEmpty() || of(only) != this ? Optional.empty() : Optional.of(only);
  }
}
