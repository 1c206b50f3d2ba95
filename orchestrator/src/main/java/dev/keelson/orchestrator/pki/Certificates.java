package dev.keelson.orchestrator.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads, writes and looks into X.509 certificates. */
public final class Certificates {
  private static final int DNS_NAME = 2; // RFC 5280, section 4.2.1.6
  private static final int IP_ADDRESS = 7;

  private Certificates() {}

  /** All certificates of a PEM file, at least one; the error names the file. */
  public static List<X509Certificate> read(Path file) throws IOException {
    var certificates = parse(Pem.read(file), file.toString());
    if (certificates.isEmpty()) {
      throw new IOException(file + ": data does not contain any valid RSA or ECDSA certificates");
    }
    return certificates;
  }

  /** All certificates of a text, which may have none; the error names the source. */
  public static List<X509Certificate> parse(String text, String source) throws IOException {
    var certificates = new ArrayList<X509Certificate>();
    for (var block : Pem.blocks(text)) {
      if (block.type().equals(Pem.CERTIFICATE)) {
        certificates.add(one(block, source));
      }
    }
    return List.copyOf(certificates);
  }

  private static X509Certificate one(Pem.Block block, String source) throws IOException {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der()));
    } catch (CertificateException | IllegalArgumentException broken) {
      throw new IOException(source + ": not a certificate: " + broken.getMessage(), broken);
    }
  }

  /** One after the other. */
  public static String pem(Collection<X509Certificate> certificates) {
    var text = new StringBuilder();
    for (var certificate : certificates) {
      text.append(Pem.block(Pem.CERTIFICATE, der(certificate)));
    }
    return text.toString();
  }

  static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateException broken) {
      throw new IllegalStateException("a certificate that was read cannot be written", broken);
    }
  }

  static boolean isSignedBy(X509Certificate certificate, X509Certificate authority) {
    try {
      certificate.verify(authority.getPublicKey());
      return certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  static boolean lastsUntil(X509Certificate certificate, Instant when) {
    return certificate.getNotAfter().toInstant().isAfter(when);
  }

  /** What a serving certificate is good for. */
  static ServingNames names(X509Certificate certificate) throws IOException {
    Set<String> hosts = new TreeSet<>();
    var addresses = new ArrayList<InetAddress>();
    try {
      var names = certificate.getSubjectAlternativeNames();
      for (var name : names == null ? List.<List<?>>of() : names) {
        var value = String.valueOf(name.get(1));
        if (name.get(0).equals(DNS_NAME)) {
          hosts.add(value);
        } else if (name.get(0).equals(IP_ADDRESS)) {
          addresses.add(InetAddress.ofLiteral(value));
        }
      }
    } catch (CertificateException broken) {
      throw new IOException("names of a certificate cannot be read: " + broken.getMessage(), broken);
    }
    return new ServingNames(hosts, addresses);
  }
}
