package dev.keelson.orchestrator.server;

import dev.keelson.api.http.HttpCall;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.request.RequestInfo;

/** Lets requests in. */
public interface Gate {
  /**
   * Finds out who asks; after impersonation, who is asked for.
   *
   * @throws dev.keelson.orchestrator.status.Refusal 401, or 403 when they may not pretend to be somebody else
   */
  User authenticate(HttpCall call, RequestInfo info);

  /**
   * Returns when the user may do this.
   *
   * @throws dev.keelson.orchestrator.status.Refusal 403
   */
  void authorize(User user, HttpCall call, RequestInfo info);
}
