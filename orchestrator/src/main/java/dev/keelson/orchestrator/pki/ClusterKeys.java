package dev.keelson.orchestrator.pki;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Everything that an API server needs to know itself and its clients by.
 *
 * @param serving what clients are shown
 * @param rootAuthorities by which clients know the server: the ConfigMap {@code kube-root-ca.crt}, kubeconfig files
 * @param clientAuthorities whose certificates name users
 * @param signer the authority that signs for others; empty where the operator keeps its key elsewhere
 */
public record ClusterKeys(
    Identity serving,
    List<X509Certificate> rootAuthorities,
    List<X509Certificate> clientAuthorities,
    Optional<Identity> signer,
    TokenKeys tokens) {
  public ClusterKeys {
    rootAuthorities = List.copyOf(rootAuthorities);
    clientAuthorities = List.copyOf(clientAuthorities);
  }
}
