package dev.keelson.orchestrator.server;

import dev.keelson.orchestrator.call.ApiCall;

/** Something under a path that is not a resource. */
@FunctionalInterface
public interface Page {
  void answer(ApiCall call);
}
