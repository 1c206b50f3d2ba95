package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.Checker;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Permission;
import dev.keelson.orchestrator.admission.Review;

/** To put a certificate into a request takes permission to sign for its signer. */
final class CertificateSigning implements Checker {
  private final Permission permission;

  CertificateSigning(Permission permission) {
    this.permission = permission;
  }

  @Override
  public void check(Review review) {
    if (!review.subject().is(Signers.GROUP, Signers.REQUESTS, "status")
        || review.operation() != Operation.UPDATE) {
      return;
    }
    var before = review.old().map(request -> request.path("status")).orElseThrow();
    var after = review.object().map(request -> request.path("status")).orElseThrow();
    boolean same = isSame(before, after, "certificate") && isSame(before, after, "conditions");
    var signer = review.old().map(Signers::of).orElse("");
    if (!same && !Signers.allows(permission, review.user(), "sign", signer)) {
      throw review.forbidden("user not permitted to sign requests with signerName \"" + signer + "\"");
    }
  }

  private static boolean isSame(JsonNode before, JsonNode after, String field) {
    return before.path(field).equals(after.path(field));
  }
}
