package dev.keelson.orchestrator.authz;

import dev.keelson.orchestrator.authn.User;
import java.util.ArrayList;
import java.util.List;

/** Several authorizers in order ({@code --authorization-mode}): the first with an opinion decides. */
public final class AuthorizerChain implements Authorizer {
  private final List<Authorizer> authorizers;

  public AuthorizerChain(List<Authorizer> authorizers) {
    this.authorizers = List.copyOf(authorizers);
  }

  @Override
  public Decision decide(Attributes attributes) {
    var reasons = new ArrayList<String>(0);
    for (var authorizer : authorizers) {
      var decision = authorizer.decide(attributes);
      if (decision.verdict() != Decision.Verdict.NO_OPINION) {
        return decision;
      }
      if (!decision.reason().isEmpty()) {
        reasons.add(decision.reason());
      }
    }
    return reasons.isEmpty() ? Decision.noOpinion() : Decision.noOpinion(String.join("\n", reasons));
  }

  @Override
  public UserRules rules(User user, String namespace) {
    return authorizers.stream().map(one -> one.rules(user, namespace)).reduce(UserRules::and)
        .orElse(new UserRules(List.of(), ""));
  }
}
