package dev.keelson.orchestrator.authn;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows users by certificates: the common name is the user, each organization a group. Any thread. */
public final class ClientCertificates {
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2"; // RFC 5280, section 4.2.1.12
  private static final String ANY_PURPOSE = "2.5.29.37.0";

  private record Known(User user, Instant until) {}

  private final Set<TrustAnchor> anchors;
  private final InstantSource clock;
  private final Remembered<Known> known = new Remembered<>(Limits.REMEMBERED_MAX);

  /**
   * Trusts some.
   *
   * @param authorities who may name users ({@code --client-ca-file})
   */
  public ClientCertificates(List<X509Certificate> authorities, InstantSource clock) {
    this.anchors = authorities.stream().map(authority -> new TrustAnchor(authority, null)).collect(Collectors.toSet());
    this.clock = clock;
  }

  /**
   * Finds out whose certificate it is. Checking a signature costs some 0.3 ms, so a good one is remembered until it or
   * one of its signers expires.
   *
   * @param chain the client's own certificate first; it has proved to hold the key
   * @return empty when there is no chain, or no name in it
   * @throws BadCredentials when nobody we trust stands behind it
   */
  public Optional<User> authenticate(List<X509Certificate> chain) {
    if (chain.isEmpty() || anchors.isEmpty()) {
      return Optional.empty();
    }
    var now = clock.instant();
    var leaf = der(chain.getFirst());
    var key = Remembered.key(leaf);
    var found = known.find(key).filter(one -> now.isBefore(one.until));
    if (found.isPresent()) {
      return Optional.of(found.get().user);
    }
    var until = verify(chain, now);
    var user = user(chain.getFirst(), leaf);
    user.ifPresent(one -> known.put(key, new Known(one, until)));
    return user;
  }

  /** Returns when the first of those that count expires. */
  private Instant verify(List<X509Certificate> chain, Instant now) {
    try {
      if (!isForClients(chain.getFirst())) {
        throw new BadCredentials("x509: certificate specifies an incompatible key usage");
      }
      var path = withoutAnchors(chain);
      var parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      var certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
      CertPathValidator.getInstance("PKIX").validate(certPath, parameters);
      return path.stream().map(one -> one.getNotAfter().toInstant()).min(Instant::compareTo).orElse(now);
    } catch (GeneralSecurityException refused) {
      throw new BadCredentials("x509: " + refused.getMessage());
    }
  }

  /** A client may send its authority along; a path to validate ends before it. */
  private List<X509Certificate> withoutAnchors(List<X509Certificate> chain) {
    var path = new ArrayList<X509Certificate>();
    for (var certificate : chain) {
      if (!path.isEmpty() && anchors.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()))) {
        break;
      }
      path.add(certificate);
    }
    return path;
  }

  private static boolean isForClients(X509Certificate certificate) throws CertificateParsingException {
    var purposes = certificate.getExtendedKeyUsage();
    return purposes == null || purposes.contains(CLIENT_AUTH) || purposes.contains(ANY_PURPOSE);
  }

  private static Optional<User> user(X509Certificate certificate, byte[] der) {
    var subject = Subject.of(certificate.getSubjectX500Principal());
    var id = "X509SHA256=" + HexFormat.of().formatHex(Remembered.sha256(der));
    return subject.commonName().isEmpty() ? Optional.empty() : Optional.of(new User(
        subject.commonName(), "", subject.organizations(), Map.of(Names.CREDENTIAL_ID, List.of(id))));
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateException broken) {
      throw new IllegalStateException("a certificate that was read cannot be written", broken);
    }
  }
}
