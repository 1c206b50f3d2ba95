package dev.keelson.orchestrator.authz;

import dev.keelson.orchestrator.authn.User;

/** Says who may do what. Any thread; answers from memory. */
public interface Authorizer {
  Decision decide(Attributes attributes);

  /** All that a user may do in a namespace, as far as it can be listed ({@code kubectl auth can-i --list}). */
  default UserRules rules(User user, String namespace) {
    return UserRules.unknown(getClass().getSimpleName() + " does not list rules");
  }
}
