package dev.keelson.orchestrator.pki;

import java.util.List;

/** Whom a certificate is asked for (PKCS #10). */
public final class RequestSubject {
  private RequestSubject() {}

  /** The organizations, which become groups; empty when this is no request, which validation will say. */
  public static List<String> organizations(byte[] pem) {
    try {
      return SigningRequest.parse(pem).organizations();
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }
}
