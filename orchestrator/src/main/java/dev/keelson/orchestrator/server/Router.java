package dev.keelson.orchestrator.server;

import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.discovery.DiscoveryPages;
import dev.keelson.orchestrator.endpoint.Endpoints;

/** Who answers what. */
record Router(Endpoints endpoints, DiscoveryPages discovery, Pages pages) {
  void answer(ApiCall call) {
    if (call.info().target().isPresent()) {
      if (!endpoints.answer(call)) {
        Pages.unknown(call);
      }
    } else if (!discovery.answer(call)) {
      pages.answer(call);
    }
  }
}
