package dev.keelson.orchestrator.authz;

import dev.keelson.orchestrator.authn.User;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.BiPredicate;

/** Role-based access control: allows what some rule of some role allows that somebody bound the user to. */
public final class RbacAuthorizer implements Authorizer {
  private final RbacIndex index;

  public RbacAuthorizer(RbacIndex index) {
    this.index = index;
  }

  @Override
  public Decision decide(Attributes attributes) {
    var search = new Search(attributes);
    if (visit(attributes.user(), attributes.namespace(), search)) {
      return Decision.allow(search.reason);
    }
    return search.missing.isEmpty() ? Decision.noOpinion() : Decision.noOpinion("RBAC: " + problem(search.missing));
  }

  @Override
  public UserRules rules(User user, String namespace) {
    var rules = new ArrayList<Rule>();
    var missing = new LinkedHashSet<String>();
    visit(user, namespace, (grant, found) -> {
      if (found.isEmpty() && index.rules(grant.role()).isEmpty()) {
        missing.add(grant.role().notFound());
      }
      rules.addAll(found);
      return false;
    });
    return new UserRules(rules, missing.isEmpty() ? "" : problem(missing));
  }

  /** Goes through what the user is given until {@code enough} is satisfied; false when it never was. */
  private boolean visit(User user, String namespace, BiPredicate<Grant, List<Rule>> enough) {
    return visitAll("", user, enough) || (!namespace.isEmpty() && visitAll(namespace, user, enough));
  }

  private boolean visitAll(String namespace, User user, BiPredicate<Grant, List<Rule>> enough) {
    if (visitOne(namespace, Subject.user(user.name()), enough)) {
      return true;
    }
    for (var group : user.groups()) {
      if (visitOne(namespace, Subject.group(group), enough)) {
        return true;
      }
    }
    return false;
  }

  private boolean visitOne(String namespace, Subject subject, BiPredicate<Grant, List<Rule>> enough) {
    for (var grant : index.grants(namespace, subject)) {
      if (enough.test(grant, index.rules(grant.role()).orElse(List.of()))) {
        return true;
      }
    }
    return false;
  }

  private static String problem(SequencedSet<String> missing) {
    return missing.size() == 1 ? missing.getFirst() : "[" + String.join(", ", missing) + "]";
  }

  /** Looks for one rule that allows something. */
  private final class Search implements BiPredicate<Grant, List<Rule>> {
    private final Attributes attributes;
    private final SequencedSet<String> missing = new LinkedHashSet<>(0);
    private String reason = "";

    private Search(Attributes attributes) {
      this.attributes = attributes;
    }

    @Override
    public boolean test(Grant grant, List<Rule> rules) {
      for (var rule : rules) {
        if (rule.allows(attributes)) {
          reason = grant.reason();
          return true;
        }
      }
      if (rules.isEmpty() && index.rules(grant.role()).isEmpty()) {
        missing.add(grant.role().notFound());
      }
      return false;
    }
  }
}
