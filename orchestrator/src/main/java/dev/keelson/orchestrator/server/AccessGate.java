package dev.keelson.orchestrator.server;

import dev.keelson.api.http.HttpCall;
import dev.keelson.orchestrator.authn.Authentication;
import dev.keelson.orchestrator.authn.Impersonation;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.authz.Access;
import dev.keelson.orchestrator.authz.Attributes;
import dev.keelson.orchestrator.request.Query;
import dev.keelson.orchestrator.request.RequestInfo;

/** Asks who somebody is, and then whether they may. */
final class AccessGate implements Gate {
  private final Authentication authentication;
  private final Access access;

  AccessGate(Authentication authentication, Access access) {
    this.authentication = authentication;
    this.access = access;
  }

  @Override
  public User authenticate(HttpCall call, RequestInfo info) {
    var actor = authentication.authenticate(call);
    return Impersonation.of(call).map(wanted -> access.impersonate(actor, wanted)).orElse(actor);
  }

  @Override
  public void authorize(User user, HttpCall call, RequestInfo info) {
    access.require(Attributes.of(user, info, Query.of(call).text("fieldSelector")));
  }
}
