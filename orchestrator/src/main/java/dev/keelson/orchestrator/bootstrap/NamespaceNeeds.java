package dev.keelson.orchestrator.bootstrap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What pods need in every namespace: the service account {@code default}, and the certificate by which they know the
 * API. Without the account no pod is admitted, so a server that runs alone makes both; controllers bring them back.
 */
public final class NamespaceNeeds {
  /** The name of the ConfigMap. */
  public static final String CERTIFICATES = "kube-root-ca.crt";

  private static final String DESCRIPTION = "Contains a CA bundle that can be used to verify the kube-apiserver when"
      + " using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is"
      + " guaranteed across distributions of Kubernetes clusters.";

  private final ClusterObjects objects;
  private final String authority;

  /**
   * For one cluster.
   *
   * @param authority the certificates that sign those of the servers, in PEM
   */
  public NamespaceNeeds(ClusterObjects objects, String authority) {
    this.objects = objects;
    this.authority = authority;
  }

  /** Makes what is missing in a namespace that exists. */
  public void ensureDefaultAccount(String namespace) {
    ensure("serviceaccounts", object("ServiceAccount", namespace, "default"));
    ensure("configmaps", certificates(namespace, authority));
  }

  /** The ConfigMap by which pods of a namespace know the API. */
  public static ObjectNode certificates(String namespace, String authority) {
    var certificates = object("ConfigMap", namespace, CERTIFICATES);
    certificates.withObjectProperty("metadata").putObject("annotations").put("kubernetes.io/description", DESCRIPTION);
    certificates.putObject("data").put("ca.crt", authority);
    return certificates;
  }

  private void ensure(String plural, ObjectNode object) {
    var metadata = object.path("metadata");
    var name = metadata.path("name").asText();
    if (objects.find("", plural, metadata.path("namespace").asText(), name).isEmpty()) {
      // That another server made it meanwhile is as good.
      objects.create("", plural, object);
    }
  }

  private static ObjectNode object(String kind, String namespace, String name) {
    var object = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", kind);
    object.putObject("metadata").put("namespace", namespace).put("name", name);
    return object;
  }
}
