package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.call.ApiCall;

/** Answers one verb. May wait for the store. */
@FunctionalInterface
interface Endpoint {
  void answer(ApiCall call, Served served);
}
