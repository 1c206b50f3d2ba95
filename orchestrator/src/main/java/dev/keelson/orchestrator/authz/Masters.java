package dev.keelson.orchestrator.authz;

import dev.keelson.orchestrator.authn.Names;
import dev.keelson.orchestrator.authn.User;
import java.util.List;

/** The group that may do everything, so that nobody can lock himself out by a rule. */
public final class Masters implements Authorizer {
  @Override
  public Decision decide(Attributes attributes) {
    return attributes.user().isIn(Names.MASTERS) ? Decision.allow("") : Decision.noOpinion();
  }

  /** None are listed, as upstream: where there are roles, cluster-admin is bound to the same group. */
  @Override
  public UserRules rules(User user, String namespace) {
    return new UserRules(List.of(), "");
  }
}
