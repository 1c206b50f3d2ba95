package dev.keelson.orchestrator.pki;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Whom a certificate is asked for (PKCS #10). */
public final class RequestSubject {
  private RequestSubject() {}

  /** The organizations, which become groups; empty when this is no request, which validation will say. */
  public static List<String> organizations(byte[] pem) {
    try (var parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.ISO_8859_1)))) {
      return parser.readObject() instanceof PKCS10CertificationRequest request ? organizations(request) : List.of();
    } catch (IOException | IllegalArgumentException none) {
      return List.of();
    }
  }

  private static List<String> organizations(PKCS10CertificationRequest request) {
    var organizations = new ArrayList<String>();
    for (var part : request.getSubject().getRDNs()) {
      for (var each : part.getTypesAndValues()) {
        if (each.getType().equals(BCStyle.O)) {
          organizations.add(IETFUtils.valueToString(each.getValue()));
        }
      }
    }
    return organizations;
  }
}
