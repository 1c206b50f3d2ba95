package dev.keelson.orchestrator.admission.plugin;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.orchestrator.admission.Admission;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.Reviews;
import dev.keelson.orchestrator.admission.Trees;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.authz.Escalation;
import dev.keelson.orchestrator.authz.RbacAuthorizer;
import dev.keelson.orchestrator.authz.RbacIndex;
import dev.keelson.orchestrator.authz.RbacKind;
import dev.keelson.orchestrator.status.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoleEscalationTest {
  private static final String V1 = "rbac.authorization.k8s.io/v1";
  private static final User ANN = new User("ann", "", List.of(), Map.of());
  private static final String PODS = "{'metadata':{'namespace':'n','name':'r'%s},"
      + "'rules':[{'apiGroups':[''],'resources':['pods'],'verbs':['get']}]}";
  private static final String SECRETS = "{'metadata':{'namespace':'n','name':'r'%s},"
      + "'rules':[{'apiGroups':[''],'resources':['secrets'],'verbs':['get']}]}";

  private final RbacIndex index = new RbacIndex();
  private final Admission admission = new Admission(List.of(), List.of())
      .with(new RoleEscalation(new Escalation(index, new RbacAuthorizer(index))));
  private final Reviews roles = Reviews.of(V1, "roles").by(ANN);
  private final Reviews bindings = Reviews.of(V1, "rolebindings").by(ANN);
  private final Reviews clusterRoles = Reviews.of(V1, "clusterroles").by(ANN);

  @BeforeEach
  void letAnnReadPods() {
    index.put(RbacKind.CLUSTER_ROLE, Trees.json("{'metadata':{'name':'pods'},"
        + "'rules':[{'apiGroups':[''],'resources':['pods'],'verbs':['get']}]}"));
    index.put(RbacKind.CLUSTER_ROLE, Trees.json("{'metadata':{'name':'all'},"
        + "'rules':[{'apiGroups':['*'],'resources':['*'],'verbs':['*']}]}"));
    index.put(RbacKind.CLUSTER_ROLE_BINDING, Trees.json("{'metadata':{'name':'b'},"
        + "'roleRef':{'kind':'ClusterRole','name':'pods'},'subjects':[{'kind':'User','name':'ann'}]}"));
  }

  @Test
  void roles_and_bindings_give_what_the_writer_has() {
    passes(roles.create(PODS.formatted("")));
    refuses(roles.create(SECRETS.formatted("")));
    passes(bindings.create(binding("pods")));
    refuses(bindings.create(binding("all")));
    passes(Reviews.of(V1, "roles").create(SECRETS.formatted("")));
  }

  @Test
  void a_change_is_a_gift_of_all_that_is_in_it_but_for_housekeeping() {
    refuses(roles.update(PODS.formatted(""), SECRETS.formatted("")));
    refuses(roles.update(SECRETS.formatted(""), SECRETS.formatted(",'labels':{'a':'b'}")));
    passes(roles.update(SECRETS.formatted(",'finalizers':['x']"), SECRETS.formatted("")));
    passes(roles.delete(SECRETS.formatted("")));
  }

  @Test
  void an_aggregated_role_is_for_those_who_may_do_everything() {
    var aggregated = "{'metadata':{'name':'r'},'aggregationRule':{'clusterRoleSelectors':[]},'rules':[]}";
    refuses(clusterRoles.create(aggregated));
    refuses(clusterRoles.update(aggregated, "{'metadata':{'name':'r'},'rules':[]}"));
  }

  private static String binding(String role) {
    return "{'metadata':{'namespace':'n','name':'b'},'roleRef':{'kind':'ClusterRole','name':'" + role
        + "'},'subjects':[{'kind':'User','name':'joe'}]}";
  }

  private void passes(Review review) {
    assertDoesNotThrow(() -> admission.check(review));
  }

  private void refuses(Review review) {
    assertThrows(Refusal.class, () -> admission.check(review));
  }
}
