package dev.keelson.orchestrator.admission.plugin;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.orchestrator.admission.FakeLookup;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.Reviews;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.status.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeRestrictionTest {
  private static final String OWNER =
      "{'apiVersion':'v1','kind':'Node','name':'w1','uid':'u1','controller':true}";

  private final NodeRestriction plugin = new NodeRestriction(new FakeLookup()
      .with("", "nodes", "{'metadata':{'name':'w1','uid':'u1'}}")
      .with("", "pods", "{'metadata':{'namespace':'n','name':'mine','uid':'p1'},'spec':{'nodeName':'w1'}}")
      .with("", "pods", "{'metadata':{'namespace':'n','name':'other','uid':'p2'},'spec':{'nodeName':'w2'}}"));

  private static Reviews node(String version, String path) {
    return Reviews.of(version, path).by(new User("system:node:w1", "", List.of("system:nodes"), Map.of()));
  }

  private String refused(Review review) {
    return assertThrows(Refusal.class, () -> plugin.mutate(review)).text();
  }

  private static String mirror(String owner, String spec) {
    return "{'metadata':{'namespace':'n','name':'p','annotations':{'kubernetes.io/config.mirror':'1'},"
        + "'ownerReferences':[" + owner + "]},'spec':{" + spec + "}}";
  }

  private static String pod(String name, String node, String labels) {
    return "{'metadata':{'namespace':'n','name':'%s','labels':{%s}},'spec':{'nodeName':'%s'},'status':{}}"
        .formatted(name, labels, node);
  }

  @Test
  void others_are_not_restricted() {
    assertDoesNotThrow(() -> plugin.mutate(Reviews.of("v1", "nodes").delete("{'metadata':{'name':'w2'}}")));
    var nameless = Reviews.of("v1", "nodes").by(new User("system:node:", "", List.of("system:nodes"), Map.of()));
    assertEquals("nodes \"w2\" is forbidden: could not determine node from user \"system:node:\"",
        refused(nameless.delete("{'metadata':{'name':'w2'}}")));
  }

  @Test
  void a_mirror_pod_of_its_own_may_be_created() {
    assertDoesNotThrow(() -> plugin.mutate(node("v1", "pods").create(mirror(OWNER, "'nodeName':'w1'"))));
    assertEquals("pods \"p\" is forbidden: pod does not have \"kubernetes.io/config.mirror\" annotation, node \"w1\""
        + " can only create mirror pods", refused(node("v1", "pods").create(pod("p", "w1", ""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "nodeName|w2||can only create pods with spec.nodeName set to itself",
    "nodeName|w1|{},{}|can only create pods with a single owner reference set to itself",
    "nodeName|w1||can only create pods with an owner reference set to itself",
    "nodeName|w1|{'apiVersion':'v1','kind':'Node','name':'w1'}|can only create pods with a controller owner reference"
        + " set to itself",
    "nodeName|w1|{'apiVersion':'v1','kind':'Node','name':'w1','controller':true,'blockOwnerDeletion':true}|must not set"
        + " blockOwnerDeletion on an owner reference"})
  void a_mirror_pod_belongs_to_its_node(String row) {
    var columns = row.split("\\|", 4);
    assertEquals("pods \"p\" is forbidden: node \"w1\" " + columns[3],
        refused(node("v1", "pods").create(mirror(columns[2], "'nodeName':'" + columns[1] + "'"))));
  }

  @Test
  void a_mirror_pod_belongs_to_the_node_that_is_there_now() {
    assertEquals("pods \"p\" is forbidden: node w1 UID mismatch: expected u0 got u1",
        refused(node("v1", "pods").create(mirror(OWNER.replace("u1", "u0"), "'nodeName':'w1'"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "'serviceAccountName':'x'|a service account",
    "'volumes':[{'name':'v','secret':{'secretName':'s'}}]|secrets",
    "'containers':[{'envFrom':[{'secretRef':{'name':'s'}}]}]|secrets",
    "'imagePullSecrets':[{'name':'s'}]|secrets",
    "'initContainers':[{'env':[{'valueFrom':{'configMapKeyRef':{'name':'c'}}}]}]|configmaps",
    "'volumes':[{'projected':{'sources':[{'clusterTrustBundle':{}}]}}]|clustertrustbundles",
    "'volumes':[{'persistentVolumeClaim':{'claimName':'c'}}]|persistentvolumeclaims"})
  void a_mirror_pod_names_no_other_objects(String row) {
    var columns = row.split("\\|", 2);
    assertEquals("pods \"p\" is forbidden: node \"w1\" can not create pods that reference " + columns[1],
        refused(node("v1", "pods").create(mirror(OWNER, "'nodeName':'w1'," + columns[0]))));
  }

  @Test
  void a_node_reports_on_its_own_pods() {
    var status = node("v1", "pods/status");
    assertDoesNotThrow(() -> plugin.mutate(status.update(pod("mine", "w1", ""), pod("mine", "w1", ""))));
    assertEquals("pods \"other\" is forbidden: node \"w1\" can only update pod status for pods with spec.nodeName set"
        + " to itself", refused(status.update(pod("other", "w2", ""), pod("other", "w2", ""))));
    assertEquals("pods \"mine\" is forbidden: node \"w1\" cannot update labels through pod status",
        refused(status.update(pod("mine", "w1", ""), pod("mine", "w1", "'a':'b'"))));
    assertEquals("pods \"mine\" is forbidden: unexpected operation \"UPDATE\", node \"w1\" can only create and delete"
        + " mirror pods", refused(node("v1", "pods").update(pod("mine", "w1", ""), pod("mine", "w1", ""))));
  }

  @Test
  void a_node_ends_its_own_pods() {
    assertDoesNotThrow(() -> plugin.mutate(node("v1", "pods").delete(pod("mine", "w1", ""))));
    assertEquals("pods \"other\" is forbidden: node \"w1\" can only delete pods with spec.nodeName set to itself",
        refused(node("v1", "pods").delete(pod("other", "w2", ""))));
    assertEquals("pods \"other\" is forbidden: node w1 can only evict pods with spec.nodeName set to itself",
        refused(node("v1", "pods/eviction").create(pod("other", "", ""))));
    assertEquals("pods \"gone\" not found", refused(node("v1", "pods/eviction").create(pod("gone", "", ""))));
    assertEquals("pods \"mine\" is forbidden: unexpected pod subresource \"binding\", only 'status' and 'eviction' are"
        + " allowed", refused(node("v1", "pods/binding").create(pod("mine", "", ""))));
  }

  @Test
  void a_node_writes_about_itself() {
    var nodes = node("v1", "nodes");
    assertDoesNotThrow(() -> plugin.mutate(nodes.create("{'metadata':{'name':'w1','labels':{"
        + "'kubernetes.io/hostname':'w1','node.kubernetes.io/x':'y','mine':'1'}}}")));
    assertEquals("nodes \"w2\" is forbidden: node \"w1\" is not allowed to modify node \"w2\"",
        refused(nodes.create("{'metadata':{'name':'w2'}}")));
    assertEquals("nodes \"w1\" is forbidden: node \"w1\" is not allowed to set the following labels:"
        + " a.node-restriction.kubernetes.io/x, node-role.kubernetes.io/master", refused(nodes.create(
            "{'metadata':{'name':'w1','labels':{'node-role.kubernetes.io/master':'',"
                + "'a.node-restriction.kubernetes.io/x':''}}}")));
    assertEquals("nodes \"w1\" is forbidden: node \"w1\" is not allowed to modify taints", refused(nodes.update(
        "{'metadata':{'name':'w1'},'spec':{'taints':[{'key':'a'}]}}", "{'metadata':{'name':'w1'},'spec':{}}")));
    assertEquals("nodes \"w1\" is forbidden: is not allowed to modify labels: k8s.io/x", refused(nodes.update(
        "{'metadata':{'name':'w1','labels':{'k8s.io/x':'1'}}}", "{'metadata':{'name':'w1'}}")));
  }

  @Test
  void a_node_renews_its_own_lease() {
    var leases = node("coordination.k8s.io/v1", "leases");
    assertDoesNotThrow(() ->
        plugin.mutate(leases.create("{'metadata':{'namespace':'kube-node-lease','name':'w1'}}")));
    assertEquals("leases.coordination.k8s.io \"w2\" is forbidden: can only access node lease with the same name as the"
        + " requesting node", refused(leases.create("{'metadata':{'namespace':'kube-node-lease','name':'w2'}}")));
    assertEquals("leases.coordination.k8s.io \"w1\" is forbidden: can only access leases in the \"kube-node-lease\""
        + " system namespace", refused(leases.create("{'metadata':{'namespace':'n','name':'w1'}}")));
  }

  @Test
  void a_node_gets_tokens_for_its_own_pods() {
    var tokens = node("v1", "serviceaccounts/token");
    assertDoesNotThrow(() -> plugin.mutate(tokens.create(token("Pod", "mine", "p1"))));
    assertEquals("serviceaccounts \"sa\" is forbidden: node requested token not bound to a pod",
        refused(tokens.create(token("Secret", "mine", "p1"))));
    assertEquals("serviceaccounts \"sa\" is forbidden: node requested token with a pod binding without a uid",
        refused(tokens.create(token("Pod", "mine", ""))));
    assertEquals("serviceaccounts \"sa\" is forbidden: the UID in the bound object reference (p9) does not match the"
        + " UID in record. The object might have been deleted and then recreated",
        refused(tokens.create(token("Pod", "mine", "p9"))));
    assertEquals("serviceaccounts \"sa\" is forbidden: node requested token bound to a pod scheduled on a different"
        + " node", refused(tokens.create(token("Pod", "other", "p2"))));
  }

  private static String token(String kind, String name, String uid) {
    return "{'metadata':{'namespace':'n','name':'sa'},'spec':{'boundObjectRef':{'apiVersion':'v1','kind':'%s',"
        .formatted(kind) + "'name':'%s','uid':'%s'}}}".formatted(name, uid);
  }

  @Test
  void a_node_says_how_large_a_volume_is() {
    var claim = "{'metadata':{'namespace':'n','name':'c'},'spec':{},'status':{'capacity':{'storage':'1Gi'}}}";
    assertDoesNotThrow(() -> plugin.mutate(
        node("v1", "persistentvolumeclaims/status").update(claim, claim.replace("1Gi", "2Gi"))));
    assertEquals("persistentvolumeclaims \"c\" is forbidden: node \"w1\" is not allowed to update fields other than"
        + " status.capacity and status.conditions", refused(node("v1", "persistentvolumeclaims/status")
            .update(claim, claim.replace("'capacity'", "'phase':'Lost','capacity'"))));
    assertEquals("persistentvolumeclaims \"c\" is forbidden: may only update PVC status",
        refused(node("v1", "persistentvolumeclaims").delete(claim)));
  }
}
