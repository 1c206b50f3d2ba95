package dev.keelson.orchestrator.pki;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What is to stand in a certificate.
 *
 * @param organizations groups, for Kubernetes
 * @param others further alternative names as they were requested: mail addresses and URIs
 */
public record CertificateForm(
    String commonName, List<String> organizations, ServingNames names, Others others, Set<Usage> usages,
    Duration lifetime) {
  private static final ServingNames NAMELESS = new ServingNames(List.of(), List.of());

  /** Alternative names that serve nobody. */
  public record Others(List<String> mails, List<String> uris) {
    static final Others NONE = new Others(List.of(), List.of());

    public Others {
      mails = List.copyOf(mails);
      uris = List.copyOf(uris);
    }
  }

  public CertificateForm {
    organizations = List.copyOf(organizations);
    usages = Set.copyOf(usages);
  }

  static CertificateForm server(String commonName, ServingNames names) {
    return new CertificateForm(commonName, List.of(), names, Others.NONE,
        Set.of(Usage.DIGITAL_SIGNATURE, Usage.KEY_ENCIPHERMENT, Usage.SERVER_AUTH), PkiLimits.LIFETIME);
  }

  /** A user and his groups. */
  public static CertificateForm client(String user, List<String> groups, Duration lifetime) {
    return new CertificateForm(user, groups, NAMELESS, Others.NONE,
        Set.of(Usage.DIGITAL_SIGNATURE, Usage.KEY_ENCIPHERMENT, Usage.CLIENT_AUTH), lifetime);
  }
}
