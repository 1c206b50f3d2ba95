package dev.keelson.orchestrator.authz;

import static dev.keelson.orchestrator.authz.Policies.attributes;
import static dev.keelson.orchestrator.authz.Policies.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.orchestrator.authn.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAuthorizerTest {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final User NORTH = user("system:node:north", "system:nodes", "system:authenticated");

  private final NodeIndex index = new NodeIndex();
  private final NodeAuthorizer authorizer = new NodeAuthorizer(index);
  private final ObjectNode pod = yaml("""
      metadata: {namespace: shop, name: p}
      spec:
        nodeName: north
        serviceAccountName: seller
        imagePullSecrets: [{name: pull}]
        initContainers:
        - envFrom: [{secretRef: {name: fromenv}}, {configMapRef: {name: settings}}]
        containers:
        - env:
          - {name: A, valueFrom: {secretKeyRef: {name: envkey, key: k}}}
          - {name: B, valueFrom: {configMapKeyRef: {name: cmkey, key: k}}}
        volumes:
        - {name: a, secret: {secretName: mounted}}
        - {name: b, configMap: {name: files}}
        - {name: c, persistentVolumeClaim: {claimName: data}}
        - {name: d, projected: {sources: [{secret: {name: projected}}, {configMap: {name: projectedmap}}]}}
        - {name: scratch, ephemeral: {volumeClaimTemplate: {}}}
        - {name: f, csi: {nodePublishSecretRef: {name: csi}}}
        resourceClaims: [{name: gpu, resourceClaimName: card}]
      """);

  @BeforeEach
  void putThingsThere() {
    index.putPod(pod);
    index.putVolume(yaml("""
        metadata: {name: pv1}
        spec:
          claimRef: {namespace: shop, name: data}
          csi: {nodeStageSecretRef: {namespace: storage, name: stage}}
        """));
    index.putVolume(yaml("{metadata: {name: pv2}, spec: {claimRef: {namespace: shop, name: other}}}"));
    index.putAttachment(yaml("{metadata: {name: va}, spec: {nodeName: north}}"));
  }

  @ParameterizedTest
  @CsvSource({
      "get secrets shop/pull", "get secrets shop/fromenv", "get secrets shop/envkey", "watch secrets shop/mounted",
      "list secrets shop/projected", "get secrets shop/csi", "get secrets storage/stage",
      "get configmaps shop/settings", "get configmaps shop/cmkey", "get configmaps shop/files",
      "get configmaps shop/projectedmap", "get persistentvolumeclaims shop/data",
      "get persistentvolumeclaims shop/p-scratch", "update persistentvolumeclaims/status shop/data",
      "get persistentvolumes /pv1", "get volumeattachments.storage.k8s.io /va",
      "get resourceclaims.resource.k8s.io shop/card", "create serviceaccounts/token shop/seller",
      "get serviceaccounts shop/seller",
      "create leases.coordination.k8s.io kube-node-lease/", "update leases.coordination.k8s.io kube-node-lease/north",
      "create csinodes.storage.k8s.io /", "patch csinodes.storage.k8s.io /north",
      "create nodes /", "patch nodes/status /north", "list services /", "create events shop/",
      "create certificatesigningrequests.certificates.k8s.io /", "create tokenreviews.authentication.k8s.io /",
      "create subjectaccessreviews.authorization.k8s.io /", "create pods shop/", "create pods/eviction shop/p"})
  void a_node_may_do_what_its_pods_need(String wanted) {
    assertTrue(authorizer.decide(attributes(NORTH, wanted)).isAllowed());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "get secrets shop/other|no relationship found between node 'north' and this object",
      "get secrets else/mounted|no relationship found between node 'north' and this object",
      "list secrets shop/|No Object name found",
      "list secrets /|can only read namespaced object of this type",
      "update secrets shop/mounted|can only read resources of this type",
      "get persistentvolumes /pv2|no relationship found between node 'north' and this object",
      "list persistentvolumes /|can only get individual resources of this type",
      "create serviceaccounts/token shop/default|no relationship found between node 'north' and this object",
      "delete serviceaccounts shop/seller|can only create tokens for individual service accounts",
      "get leases.coordination.k8s.io kube-node-lease/south|can only access node lease with the same name as the"
          + " requesting node",
      "get leases.coordination.k8s.io default/north|can only access leases in the \"kube-node-lease\" system namespace",
      "get csinodes.storage.k8s.io /south|can only access CSINode with the same name as the requesting node",
      "delete nodes /north|''",
      "create deployments.apps shop/|''"})
  void and_nothing_else(String wanted, String reason) {
    assertEquals(Decision.noOpinion(reason), authorizer.decide(attributes(NORTH, wanted)));
  }

  @Test
  void another_node_and_somebody_who_only_has_the_name_may_not() {
    var wanted = "get secrets shop/mounted";
    assertFalse(authorizer.decide(attributes(user("system:node:south", "system:nodes"), wanted)).isAllowed());
    assertFalse(authorizer.decide(attributes(user("system:node:north"), wanted)).isAllowed());
    assertFalse(authorizer.decide(attributes(user("system:node:", "system:nodes"), wanted)).isAllowed());
  }

  @Test
  void what_no_pod_uses_any_more_is_closed_again() {
    var second = pod.deepCopy();
    second.withObject("/metadata").put("name", "q");
    index.putPod(second);
    index.removePod(pod);
    assertTrue(may("get secrets shop/mounted"), "the second one uses it");
    second.putObject("status").put("phase", "Succeeded");
    index.putPod(second);
    assertFalse(may("get secrets shop/mounted"), "it has ended");
    pod.withObject("/metadata/annotations").put("kubernetes.io/config.mirror", "x");
    index.putPod(pod);
    assertFalse(may("get secrets shop/mounted"), "a mirror");
  }

  @Test
  void a_pod_that_changes_keeps_what_it_still_uses() {
    var changed = pod.deepCopy();
    changed.withObject("/spec").remove("imagePullSecrets");
    index.putPod(changed);
    assertFalse(may("get secrets shop/pull"));
    assertTrue(may("get secrets shop/mounted"));
  }

  private boolean may(String wanted) {
    return authorizer.decide(attributes(NORTH, wanted)).isAllowed();
  }

  private static ObjectNode yaml(String text) {
    try {
      return (ObjectNode) YAML.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }
}
