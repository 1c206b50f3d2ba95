package dev.keelson.orchestrator.authz;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody may do.
 *
 * @param problem why this is not all; empty when it is
 */
public record UserRules(List<Rule> rules, String problem) {
  public UserRules {
    rules = List.copyOf(rules);
  }

  static UserRules unknown(String why) {
    return new UserRules(List.of(), why);
  }

  /** SubjectRulesReviewStatus.incomplete. */
  public boolean isIncomplete() {
    return !problem.isEmpty();
  }

  UserRules and(UserRules other) {
    var all = new ArrayList<>(rules);
    all.addAll(other.rules);
    var separator = problem.isEmpty() || other.problem.isEmpty() ? "" : ", ";
    return new UserRules(all, problem + separator + other.problem);
  }
}
