package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.Permission;
import dev.keelson.orchestrator.authn.User;

/** Who may act for a signer of certificates: of its name, or of its whole domain. */
final class Signers {
  static final String GROUP = "certificates.k8s.io";
  static final String REQUESTS = "certificatesigningrequests";

  private Signers() {}

  static String of(JsonNode request) {
    return request.path("spec").path("signerName").asText("");
  }

  static boolean allows(Permission permission, User user, String verb, String signer) {
    return permission.allows(user, verb, GROUP, "signers", signer)
        || permission.allows(user, verb, GROUP, "signers", domain(signer) + "/*");
  }

  private static String domain(String signer) {
    int slash = signer.indexOf('/');
    return slash < 0 ? signer : signer.substring(0, slash);
  }
}
