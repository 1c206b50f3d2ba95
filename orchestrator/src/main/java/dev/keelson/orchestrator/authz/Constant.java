package dev.keelson.orchestrator.authz;

import dev.keelson.orchestrator.authn.User;
import java.util.List;

/** Modes AlwaysAllow and AlwaysDeny. */
public enum Constant implements Authorizer {
  ALWAYS_ALLOW,
  ALWAYS_DENY;

  private static final List<String> ALL = List.of("*");

  @Override
  public Decision decide(Attributes attributes) {
    return switch (this) {
      case ALWAYS_ALLOW -> Decision.allow("");
      case ALWAYS_DENY -> Decision.noOpinion("Everything is forbidden.");
    };
  }

  @Override
  public UserRules rules(User user, String namespace) {
    return switch (this) {
      case ALWAYS_ALLOW ->
          new UserRules(List.of(new Rule(ALL, ALL, ALL, List.of(), List.of()), Rule.onUrls(ALL, ALL)), "");
      case ALWAYS_DENY -> new UserRules(List.of(), "");
    };
  }
}
