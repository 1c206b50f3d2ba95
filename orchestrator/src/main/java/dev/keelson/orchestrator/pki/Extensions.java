package dev.keelson.orchestrator.pki;

import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/** What a certificate says beside its subject: for what, under which other names, by which key. */
final class Extensions {
  private static final Map<Usage, Integer> KEY_USAGES = Map.of(
      Usage.DIGITAL_SIGNATURE, KeyUsage.digitalSignature,
      Usage.CONTENT_COMMITMENT, KeyUsage.nonRepudiation,
      Usage.KEY_ENCIPHERMENT, KeyUsage.keyEncipherment,
      Usage.DATA_ENCIPHERMENT, KeyUsage.dataEncipherment,
      Usage.KEY_AGREEMENT, KeyUsage.keyAgreement,
      Usage.CERT_SIGN, KeyUsage.keyCertSign,
      Usage.CRL_SIGN, KeyUsage.cRLSign,
      Usage.ENCIPHER_ONLY, KeyUsage.encipherOnly,
      Usage.DECIPHER_ONLY, KeyUsage.decipherOnly);

  private static final Map<Usage, KeyPurposeId> PURPOSES = Map.ofEntries(
      Map.entry(Usage.ANY, KeyPurposeId.anyExtendedKeyUsage),
      Map.entry(Usage.SERVER_AUTH, KeyPurposeId.id_kp_serverAuth),
      Map.entry(Usage.CLIENT_AUTH, KeyPurposeId.id_kp_clientAuth),
      Map.entry(Usage.CODE_SIGNING, KeyPurposeId.id_kp_codeSigning),
      Map.entry(Usage.EMAIL_PROTECTION, KeyPurposeId.id_kp_emailProtection),
      Map.entry(Usage.S_MIME, KeyPurposeId.id_kp_emailProtection),
      Map.entry(Usage.IPSEC_END_SYSTEM, KeyPurposeId.id_kp_ipsecEndSystem),
      Map.entry(Usage.IPSEC_TUNNEL, KeyPurposeId.id_kp_ipsecTunnel),
      Map.entry(Usage.IPSEC_USER, KeyPurposeId.id_kp_ipsecUser),
      Map.entry(Usage.TIMESTAMPING, KeyPurposeId.id_kp_timeStamping),
      Map.entry(Usage.OCSP_SIGNING, KeyPurposeId.id_kp_OCSPSigning));

  private Extensions() {}

  static void add(X509v3CertificateBuilder to, CertificateForm form, X509Certificate authority)
      throws CertIOException, NoSuchAlgorithmException {
    int usage = bits(form.usages());
    if (usage != 0) {
      to.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    }
    var purposes = purposes(form.usages());
    if (purposes.length > 0) {
      to.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }
    to.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    to.addExtension(Extension.authorityKeyIdentifier, false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
    var names = names(form);
    if (names.length > 0) {
      to.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }
  }

  private static int bits(Set<Usage> usages) {
    return usages.stream().mapToInt(usage -> KEY_USAGES.getOrDefault(usage, 0)).reduce(0, (a, b) -> a | b);
  }

  private static KeyPurposeId[] purposes(Set<Usage> usages) {
    return usages.stream()
        .sorted()
        .flatMap(usage -> Stream.ofNullable(PURPOSES.get(usage)))
        .distinct()
        .toArray(KeyPurposeId[]::new);
  }

  private static GeneralName[] names(CertificateForm form) {
    var names = new ArrayList<GeneralName>();
    form.names().hosts().forEach(host -> names.add(new GeneralName(GeneralName.dNSName, host)));
    form.names().addresses().forEach(
        address -> names.add(new GeneralName(GeneralName.iPAddress, new DEROctetString(address.getAddress()))));
    form.others().mails().forEach(mail -> names.add(new GeneralName(GeneralName.rfc822Name, mail)));
    form.others().uris().forEach(uri -> names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
    return names.toArray(GeneralName[]::new);
  }
}
