package dev.keelson.orchestrator.pki;

import java.util.Arrays;
import java.util.Optional;

/** What a key may be used for, under the names of {@code certificates.k8s.io}. */
public enum Usage {
  DIGITAL_SIGNATURE("digital signature"),
  CONTENT_COMMITMENT("content commitment"),
  KEY_ENCIPHERMENT("key encipherment"),
  DATA_ENCIPHERMENT("data encipherment"),
  KEY_AGREEMENT("key agreement"),
  CERT_SIGN("cert sign"),
  CRL_SIGN("crl sign"),
  ENCIPHER_ONLY("encipher only"),
  DECIPHER_ONLY("decipher only"),
  ANY("any"),
  SERVER_AUTH("server auth"),
  CLIENT_AUTH("client auth"),
  CODE_SIGNING("code signing"),
  EMAIL_PROTECTION("email protection"),
  S_MIME("s/mime"),
  IPSEC_END_SYSTEM("ipsec end system"),
  IPSEC_TUNNEL("ipsec tunnel"),
  IPSEC_USER("ipsec user"),
  TIMESTAMPING("timestamping"),
  OCSP_SIGNING("ocsp signing");

  private final String text;

  Usage(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Empty for names that nobody knows; {@code signing} is an old word for {@code digital signature}. */
  public static Optional<Usage> of(String text) {
    var known = text.equals("signing") ? DIGITAL_SIGNATURE.text : text;
    return Arrays.stream(values()).filter(usage -> usage.text.equals(known)).findFirst();
  }
}
