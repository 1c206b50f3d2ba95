package dev.keelson.orchestrator.authz;

import dev.keelson.orchestrator.authn.Names;
import dev.keelson.orchestrator.authn.User;
import java.util.List;

/** The group that may do everything, so that nobody can lock himself out by a rule. */
public final class Masters implements Authorizer {
  private static final List<String> ALL = List.of("*");
  private static final List<Rule> RULES =
      List.of(new Rule(ALL, ALL, ALL, List.of(), List.of()), Rule.onUrls(ALL, ALL));

  @Override
  public Decision decide(Attributes attributes) {
    return attributes.user().isIn(Names.MASTERS) ? Decision.allow("") : Decision.noOpinion();
  }

  @Override
  public UserRules rules(User user, String namespace) {
    return new UserRules(user.isIn(Names.MASTERS) ? RULES : List.of(), "");
  }
}
