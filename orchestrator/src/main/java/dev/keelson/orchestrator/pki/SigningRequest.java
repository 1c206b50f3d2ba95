package dev.keelson.orchestrator.pki;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * A request for a certificate (PKCS #10) whose sender has proved to hold the key.
 *
 * @param commonName may be empty
 * @param names host names and addresses; other names are in {@code others}
 */
public record SigningRequest(
    String commonName, List<String> organizations, ServingNames names, CertificateForm.Others others, PublicKey key) {
  private static final String PEM_TYPE = "CERTIFICATE REQUEST";

  /** Takes everything that a request names. */
  private static final class Names {
    private final List<String> hosts = new ArrayList<>();
    private final List<InetAddress> addresses = new ArrayList<>();
    private final List<String> mails = new ArrayList<>();
    private final List<String> uris = new ArrayList<>();
  }

  public SigningRequest {
    organizations = List.copyOf(organizations);
  }

  /**
   * Reads {@code spec.request} of a CertificateSigningRequest.
   *
   * @throws IllegalArgumentException when it is none, in Kubernetes' words where it has some
   */
  public static SigningRequest parse(byte[] pem) {
    var blocks = Pem.blocks(new String(pem, StandardCharsets.US_ASCII));
    if (blocks.isEmpty() || !blocks.getFirst().type().equals(PEM_TYPE)) {
      throw new IllegalArgumentException("PEM block type must be " + PEM_TYPE);
    }
    var der = blocks.getFirst().der();
    if (der.length > PkiLimits.REQUEST_BYTES_MAX) {
      throw new IllegalArgumentException("a certificate request has at most " + PkiLimits.REQUEST_BYTES_MAX + " bytes");
    }
    try {
      return read(new JcaPKCS10CertificationRequest(der));
    } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException broken) {
      throw unreadable(broken);
    } catch (RuntimeException broken) { // BouncyCastle's, for bytes whose structure is another
      throw unreadable(broken);
    }
  }

  private static IllegalArgumentException unreadable(Exception broken) {
    return new IllegalArgumentException("not a certificate request: " + broken.getMessage(), broken);
  }

  private static SigningRequest read(JcaPKCS10CertificationRequest request)
      throws IOException, GeneralSecurityException, OperatorCreationException, PKCSException {
    var key = request.getPublicKey();
    if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
      throw new PKCSException("it is not signed by its own key");
    }
    var names = names(request);
    return new SigningRequest(
        last(texts(request.getSubject(), BCStyle.CN)),
        texts(request.getSubject(), BCStyle.O),
        new ServingNames(names.hosts, names.addresses),
        new CertificateForm.Others(names.mails, names.uris),
        key);
  }

  private static Names names(JcaPKCS10CertificationRequest request) throws UnknownHostException {
    var names = new Names();
    var extensions = request.getRequestedExtensions();
    var all = extensions == null ? null : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
    for (var name : all == null ? new GeneralName[0] : all.getNames()) {
      switch (name.getTagNo()) {
        case GeneralName.dNSName -> names.hosts.add(name.getName().toString());
        case GeneralName.iPAddress ->
            names.addresses.add(InetAddress.getByAddress(ASN1OctetString.getInstance(name.getName()).getOctets()));
        case GeneralName.rfc822Name -> names.mails.add(name.getName().toString());
        case GeneralName.uniformResourceIdentifier -> names.uris.add(name.getName().toString());
        default -> { } // names of other kinds are not signed
      }
    }
    return names;
  }

  private static List<String> texts(X500Name subject, ASN1ObjectIdentifier type) {
    var texts = new ArrayList<String>();
    for (var part : subject.getRDNs(type)) {
      for (var attribute : part.getTypesAndValues()) {
        if (attribute.getType().equals(type)) {
          texts.add(IETFUtils.valueToString(attribute.getValue()));
        }
      }
    }
    return texts;
  }

  private static String last(List<String> texts) {
    return texts.isEmpty() ? "" : texts.getLast();
  }
}
