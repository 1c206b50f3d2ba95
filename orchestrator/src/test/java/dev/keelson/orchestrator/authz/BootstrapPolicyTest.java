package dev.keelson.orchestrator.authz;

import static dev.keelson.orchestrator.authz.Policies.attributes;
import static dev.keelson.orchestrator.authz.Policies.object;
import static dev.keelson.orchestrator.authz.Policies.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapPolicyTest {
  private static final List<BootstrapPolicy.Item> POLICY = BootstrapPolicy.load();

  @ParameterizedTest
  @CsvSource({
      "x, system:masters, delete nodes /n, true",
      "x, system:authenticated, get /api, true",
      "x, system:authenticated, create selfsubjectaccessreviews.authorization.k8s.io /, true",
      "x, system:authenticated, list pods default/, false",
      "x, system:unauthenticated, get /version, true",
      "x, system:unauthenticated, get /api, false",
      "x, system:serviceaccounts, get /openid/v1/jwks, true",
      "system:kube-scheduler, '', create pods/binding ns/p, true",
      "system:kube-controller-manager, '', list anything.example.com ns/, true",
      "system:kube-proxy, '', watch endpointslices.discovery.k8s.io /, true",
      "system:serviceaccount:kube-system:deployment-controller, '', create replicasets.apps ns/, true",
      "system:serviceaccount:kube-system:ttl-after-finished-controller, '', delete jobs.batch ns/j, true",
      "system:serviceaccount:default:default, system:serviceaccounts, list secrets default/, false"})
  void a_new_cluster_knows_who_may_do_what(String name, String group, String wanted, boolean allowed) {
    var index = new RbacIndex();
    POLICY.forEach(item -> index.put(item.kind(), item.object()));
    assertEquals(allowed, new RbacAuthorizer(index).decide(attributes(user(name, group), wanted)).isAllowed());
  }

  @Test
  void every_binding_has_its_role_and_every_name_is_there_once() {
    var names = new HashSet<String>();
    var roles = new HashSet<RoleRef>();
    for (var item : POLICY) {
      var metadata = item.object().path("metadata");
      assertTrue(names.add(item.kind() + metadata.path("namespace").asText() + "/" + metadata.path("name").asText()));
      roles.add(new RoleRef(item.kind(), metadata.path("namespace").asText(), metadata.path("name").asText()));
    }
    for (var item : POLICY) {
      assertTrue(!item.kind().isBinding() || roles.contains(RoleRef.of(item.object())), () -> item.object().toString());
    }
  }

  @Test
  void admin_is_edit_and_view_and_more() {
    var roles = POLICY.stream()
        .filter(item -> item.kind() == RbacKind.CLUSTER_ROLE).map(BootstrapPolicy.Item::object).toList();
    var view = aggregated("view", roles);
    var edit = aggregated("edit", roles);
    var admin = aggregated("admin", roles);
    assertTrue(Coverage.missing(Rule.all(edit), Rule.all(view)).isEmpty());
    assertTrue(Coverage.missing(Rule.all(admin), Rule.all(edit)).isEmpty());
    assertEquals(List.of(), Rule.all(view).stream().filter(rule -> rule.resources().contains("secrets")).toList());
  }

  /** The rules settle after as many rounds as roles build on each other. */
  private static ObjectNode aggregated(String name, List<ObjectNode> roles) {
    var all = new ArrayList<>(roles.stream().map(ObjectNode::deepCopy).toList());
    for (int round = 0; round < 3; round++) {
      all.stream().filter(Aggregation::isAggregated).forEach(role -> role.set("rules", Aggregation.rules(role, all)));
    }
    return all.stream().filter(role -> role.path("metadata").path("name").asText().equals(name)).findFirst()
        .orElseThrow();
  }

  @Test
  void an_object_as_the_policy_has_it_is_kept() {
    POLICY.forEach(item -> assertEquals(
        new Reconciliation.Step.Keep(), Reconciliation.step(item, item.object().deepCopy())));
  }

  @Test
  void what_is_missing_is_added_and_what_operators_added_stays() {
    var wanted = item("clusterrole a\n  get,list core: pods\n  get urls /x");
    var there = object("clusterrole a\n  get core: pods\n  delete core: nodes");
    there.withObject("/metadata/labels").put("mine", "yes").remove("kubernetes.io/bootstrapping");
    var written = assertInstanceOf(Reconciliation.Step.Write.class, Reconciliation.step(wanted, there)).object();
    assertEquals(List.of(
        "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"get\"]}",
        "{APIGroups:[\"\"], Resources:[\"nodes\"], Verbs:[\"delete\"]}",
        "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"list\"]}",
        "{NonResourceURLs:[\"/x\"], Verbs:[\"get\"]}"), Rule.all(written).stream().map(Rule::text).toList());
    assertEquals("{\"mine\":\"yes\",\"kubernetes.io/bootstrapping\":\"rbac-defaults\"}",
        written.path("metadata").path("labels").toString());
  }

  @Test
  void a_binding_gets_its_subjects_back_or_is_made_anew_for_another_role() {
    var wanted = item("clusterrolebinding a r user:x user:y");
    var there = object("clusterrolebinding a r user:y user:z");
    var written = assertInstanceOf(Reconciliation.Step.Write.class, Reconciliation.step(wanted, there)).object();
    assertEquals(3, written.path("subjects").size());
    var other = object("clusterrolebinding a other user:z");
    var replaced = assertInstanceOf(Reconciliation.Step.Replace.class, Reconciliation.step(wanted, other)).object();
    assertEquals("r", replaced.path("roleRef").path("name").asText());
    assertEquals(3, replaced.path("subjects").size());
  }

  @Test
  void what_operators_protect_is_left_alone() {
    var there = object("clusterrole a");
    there.withObject("/metadata/annotations").put(RbacObjects.AUTOUPDATE, "false");
    assertEquals(new Reconciliation.Step.Keep(), Reconciliation.step(item("clusterrole a\n  get core: pods"), there));
  }

  private static BootstrapPolicy.Item item(String text) {
    return BootstrapPolicy.parse(text).getFirst();
  }
}
