package dev.keelson.orchestrator.authz;

import static dev.keelson.orchestrator.authz.Policies.index;
import static dev.keelson.orchestrator.authz.Policies.object;
import static dev.keelson.orchestrator.authz.Policies.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.status.Refusal;
import org.junit.jupiter.api.Test;

class EscalationTest {
  private final RbacIndex index = index("""
      clusterrole pods
        get,list core: pods
        * *: */scale
        get urls /logs/*
      clusterrole secrets
        get core: secrets
      clusterrole giver
        bind rbac.authorization.k8s.io: clusterroles | secrets
        escalate rbac.authorization.k8s.io: roles
      clusterrole all
        * *: *
        * urls *
      clusterrolebinding a pods user:ann user:gil
      clusterrolebinding b giver user:gil
      clusterrolebinding c all user:root
      """);
  private final Escalation escalation = new Escalation(index, new RbacAuthorizer(index));

  @Test
  void one_may_give_what_one_has() {
    escalation.requireRole(user("ann"), RbacKind.ROLE,
        object("role ns r\n  get core: pods | a b\n  get apps: deployments/scale\n  get urls /logs/x /logs/y*"));
    escalation.requireBinding(user("ann"), RbacKind.ROLE_BINDING, clusterRoleIn("ns", "pods"));
    escalation.requireRole(user("root"), RbacKind.CLUSTER_ROLE, object("clusterrole r aggregates x\n  * *: *"));
    escalation.requireRole(user("x", "system:masters"), RbacKind.CLUSTER_ROLE, object("clusterrole r\n  * *: *"));
  }

  @Test
  void one_may_not_give_more() {
    var refused = assertThrows(Refusal.class, () -> escalation.requireRole(user("ann", "dev", "ops"), RbacKind.ROLE,
        object("role ns r\n  get,delete,list,watch core: pods\n  get core: secrets | a\n  get urls /")));
    assertEquals("""
        roles.rbac.authorization.k8s.io "r" is forbidden: user "ann" (groups=["dev" "ops"]) is attempting to grant RBAC\
         permissions not currently held:
        {APIGroups:[""], Resources:["pods"], Verbs:["delete" "watch"]}
        {APIGroups:[""], Resources:["secrets"], ResourceNames:["a"], Verbs:["get"]}
        {NonResourceURLs:["/"], Verbs:["get"]}""", refused.text());
  }

  @Test
  void a_name_less_permission_is_more_than_one_with_a_name() {
    index.put(RbacKind.CLUSTER_ROLE, object("clusterrole pods\n  get core: pods | a"));
    assertThrows(Refusal.class, () -> escalation.requireRole(
        user("ann"), RbacKind.ROLE, object("role ns r\n  get core: pods")));
  }

  @Test
  void special_verbs_permit_it_all_the_same() {
    escalation.requireBinding(user("gil"), RbacKind.ROLE_BINDING, clusterRoleIn("ns", "secrets"));
    assertThrows(Refusal.class,
        () -> escalation.requireBinding(user("ann"), RbacKind.ROLE_BINDING, clusterRoleIn("ns", "secrets")));
    escalation.requireRole(user("gil"), RbacKind.ROLE, object("role ns r\n  * *: *"));
    assertThrows(Refusal.class,
        () -> escalation.requireRole(user("gil"), RbacKind.CLUSTER_ROLE, object("clusterrole r\n  * *: *")));
  }

  @Test
  void a_role_must_be_there_to_be_given() {
    var refused = assertThrows(Refusal.class,
        () -> escalation.requireBinding(user("ann"), RbacKind.ROLE_BINDING, clusterRoleIn("ns", "gone")));
    assertEquals(404, refused.code());
    assertEquals("clusterrole.rbac.authorization.k8s.io \"gone\" not found", refused.text());
  }

  @Test
  void only_who_may_do_everything_lets_labels_decide() {
    var refused = assertThrows(Refusal.class, () -> escalation.requireRole(
        user("ann"), RbacKind.CLUSTER_ROLE, object("clusterrole r aggregates x")));
    assertEquals("clusterroles.rbac.authorization.k8s.io \"r\" is forbidden: must have cluster-admin privileges to use"
        + " the aggregationRule", refused.text());
  }

  private static ObjectNode clusterRoleIn(String namespace, String role) {
    var binding = object("rolebinding " + namespace + " b " + role + " user:x");
    binding.withObject("/roleRef").put("kind", "ClusterRole");
    return binding;
  }
}
