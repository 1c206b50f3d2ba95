package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.authn.Names;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.status.Details;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.util.List;
import java.util.stream.Collectors;

/** Nobody gives away what he does not have: checked before roles and bindings are written. */
public final class Escalation {
  private static final List<String> ALL = List.of("*");
  private static final Rule EVERYTHING = new Rule(ALL, ALL, ALL, List.of(), ALL);

  private final RbacIndex index;
  private final RbacAuthorizer rbac;
  private final Authorizer authorizer;

  /**
   * Checks against roles.
   *
   * @param authorizer who says whether verbs {@code escalate} and {@code bind} may be used
   */
  public Escalation(RbacIndex index, Authorizer authorizer) {
    this.index = index;
    this.rbac = new RbacAuthorizer(index);
    this.authorizer = authorizer;
  }

  /**
   * Before a role is created, or changed in its rules.
   *
   * @param role a Role or ClusterRole as it is to be
   * @throws Refusal 403 when it allows what the user may not do
   */
  public void requireRole(User user, RbacKind kind, JsonNode role) {
    var namespace = role.path("metadata").path("namespace").asText("");
    var name = role.path("metadata").path("name").asText();
    if (user.isIn(Names.MASTERS) || may(user, "escalate", kind, namespace, name)) {
      return;
    }
    if (Aggregation.isAggregated(role)) {
      requireEverything(user, kind, namespace, name);
    }
    requireHeld(user, kind, namespace, name, Rule.all(role));
  }

  /**
   * Before a role ceases to be aggregated: its rules would stay as wide as they are.
   *
   * @throws Refusal 403
   */
  public void requireAggregated(User user, JsonNode role) {
    var name = role.path("metadata").path("name").asText();
    if (!user.isIn(Names.MASTERS) && !may(user, "escalate", RbacKind.CLUSTER_ROLE, "", name)) {
      requireEverything(user, RbacKind.CLUSTER_ROLE, "", name);
    }
  }

  /** An aggregated role selects labels that anybody may set: only who may do everything may touch that. */
  private void requireEverything(User user, RbacKind kind, String namespace, String name) {
    if (!Coverage.missing(rbac.rules(user, namespace).rules(), List.of(EVERYTHING)).isEmpty()) {
      throw Refusals.forbidden(RbacKind.GROUP, kind.plural(), name,
          "must have cluster-admin privileges to use the aggregationRule");
    }
  }

  /**
   * Before a binding is created, or changed in its subjects.
   *
   * @throws Refusal 403 when it gives what the user may not do; 404 when its role is not there
   */
  public void requireBinding(User user, RbacKind kind, JsonNode binding) {
    var namespace = binding.path("metadata").path("namespace").asText("");
    var role = RoleRef.of(binding);
    if (user.isIn(Names.MASTERS) || may(user, "bind", role.kind(), namespace, role.name())) {
      return;
    }
    var rules = index.rules(role).orElseThrow(() -> new Refusal(
        Reason.NOT_FOUND, role.notFound(), Details.of(role.name(), RbacKind.GROUP, singular(role.kind()))));
    requireHeld(user, kind, namespace, binding.path("metadata").path("name").asText(), rules);
  }

  private boolean may(User user, String verb, RbacKind kind, String namespace, String name) {
    return authorizer.decide(Attributes.ofResource(user, verb, RbacKind.GROUP, kind.plural(), namespace, name))
        .isAllowed();
  }

  private void requireHeld(User user, RbacKind kind, String namespace, String name, List<Rule> wanted) {
    var held = rbac.rules(user, namespace);
    var missing = Coverage.missing(held.rules(), wanted);
    if (missing.isEmpty()) {
      return;
    }
    var texts = missing.stream().map(Rule::text).distinct().sorted().collect(Collectors.joining("\n"));
    var why = "user %s (groups=%s) is attempting to grant RBAC permissions not currently held:\n%s".formatted(
        Quoted.text(user.name()), Quoted.list(user.groups()), texts);
    throw Refusals.forbidden(RbacKind.GROUP, kind.plural(), name,
        why + (held.isIncomplete() ? "; resolution errors: [" + held.problem() + "]" : ""));
  }

  private static String singular(RbacKind kind) {
    return kind == RbacKind.ROLE ? "role" : "clusterrole";
  }
}
