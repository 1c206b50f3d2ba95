package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.Checker;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.pki.SigningRequest;
import java.util.Base64;
import java.util.List;

/** Nobody becomes a member of system:masters by asking for a certificate. */
final class CertificateSubjectRestriction implements Checker {
  private static final String SIGNER = "kubernetes.io/kube-apiserver-client";
  private static final String MASTERS = "system:masters";

  @Override
  public void check(Review review) {
    if (!review.subject().is(Signers.GROUP, Signers.REQUESTS) || review.operation() != Operation.CREATE) {
      return;
    }
    review.object().filter(request -> Signers.of(request).equals(SIGNER)).ifPresent(request -> {
      if (organizations(review, request).contains(MASTERS)) {
        throw review.forbidden("use of " + SIGNER + " signer with " + MASTERS + " group is not allowed");
      }
    });
  }

  private static List<String> organizations(Review review, JsonNode request) {
    try {
      var pem = Base64.getDecoder().decode(request.path("spec").path("request").asText(""));
      return SigningRequest.parse(pem).organizations();
    } catch (IllegalArgumentException broken) {
      throw review.forbidden("failed to parse CSR: " + broken.getMessage());
    }
  }
}
