package dev.keelson.orchestrator.verb;

import dev.keelson.orchestrator.request.FakeCall;
import dev.keelson.orchestrator.request.Query;

/** Query parameters of requests that were never sent. */
final class Queries {
  static final Query NONE = of("");

  private Queries() {}

  static Query of(String text) {
    return Query.of(FakeCall.get("/?" + text));
  }
}
