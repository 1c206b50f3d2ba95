package dev.keelson.orchestrator.pki;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The signers that a cluster has itself ({@code spec.signerName}), and what each signs. */
public enum Signer {
  KUBE_APISERVER_CLIENT("kubernetes.io/kube-apiserver-client"),
  KUBE_APISERVER_CLIENT_KUBELET("kubernetes.io/kube-apiserver-client-kubelet"),
  KUBELET_SERVING("kubernetes.io/kubelet-serving"),
  LEGACY_UNKNOWN("kubernetes.io/legacy-unknown");

  private static final Set<Usage> KEYS = EnumSet.of(Usage.DIGITAL_SIGNATURE, Usage.KEY_ENCIPHERMENT);

  private final String text;

  Signer(String text) {
    this.text = text;
  }

  /** Empty for signers outside of the cluster. */
  public static Optional<Signer> of(String name) {
    return Arrays.stream(values()).filter(signer -> signer.text.equals(name)).findFirst();
  }

  /** Why a request is none for this signer, in the words of Kubernetes' helpers; empty when it is one. */
  public Optional<String> objection(SigningRequest request, Set<Usage> usages) {
    return switch (this) {
      case KUBE_APISERVER_CLIENT -> usages(usages, Usage.CLIENT_AUTH);
      case KUBE_APISERVER_CLIENT_KUBELET -> first(List.of(
          unless(request.organizations().equals(List.of("system:nodes")), "subject organization is not system:nodes"),
          unless(request.names().hosts().isEmpty(), "DNS subjectAltNames are not allowed"),
          unless(request.others().mails().isEmpty(), "Email subjectAltNames are not allowed"),
          unless(request.names().addresses().isEmpty(), "IP subjectAltNames are not allowed"),
          unless(request.others().uris().isEmpty(), "URI subjectAltNames are not allowed"),
          nodeName(request),
          usages(usages, Usage.CLIENT_AUTH)));
      case KUBELET_SERVING -> first(List.of(
          unless(request.organizations().equals(List.of("system:nodes")), "subject organization is not system:nodes"),
          unless(!request.names().hosts().isEmpty() || !request.names().addresses().isEmpty(),
              "DNS or IP subjectAltName is required"),
          unless(request.others().mails().isEmpty(), "Email subjectAltNames are not allowed"),
          unless(request.others().uris().isEmpty(), "URI subjectAltNames are not allowed"),
          nodeName(request),
          usages(usages, Usage.SERVER_AUTH)));
      case LEGACY_UNKNOWN -> Optional.empty();
    };
  }

  /**
   * Signs what was approved and has no objection.
   *
   * @param lifetime not more than the signer's longest; it ends with the authority at the latest
   */
  public static X509Certificate sign(
      Issuer issuer, Identity authority, SigningRequest request, Set<Usage> usages, Duration lifetime) {
    return issuer.sign(authority,
        new CertificateForm(
            request.commonName(), request.organizations(), request.names(), request.others(), usages, lifetime),
        request.key());
  }

  private static Optional<String> nodeName(SigningRequest request) {
    return unless(request.commonName().startsWith("system:node:"),
        "subject common name does not begin with system:node:");
  }

  /** The purpose must be there, and beside it nothing but what its keys do. */
  private static Optional<String> usages(Set<Usage> usages, Usage purpose) {
    boolean fit = usages.contains(purpose)
        && usages.stream().allMatch(usage -> usage == purpose || KEYS.contains(usage));
    return unless(fit, "usages did not match [digital signature, key encipherment, " + purpose.text() + "]");
  }

  private static Optional<String> unless(boolean fine, String objection) {
    return fine ? Optional.empty() : Optional.of(objection);
  }

  private static Optional<String> first(List<Optional<String>> objections) {
    return objections.stream().flatMap(Optional::stream).findFirst();
  }
}
