package dev.keelson.orchestrator.admission.plugin;

import dev.keelson.orchestrator.admission.Checker;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Permission;
import dev.keelson.orchestrator.admission.Review;

/** To approve a request for a certificate takes permission to approve for its signer. */
final class CertificateApproval implements Checker {
  private final Permission permission;

  CertificateApproval(Permission permission) {
    this.permission = permission;
  }

  @Override
  public void check(Review review) {
    if (!review.subject().is(Signers.GROUP, Signers.REQUESTS, "approval")
        || review.operation() != Operation.UPDATE) {
      return;
    }
    var signer = review.old().map(Signers::of).orElse("");
    if (!Signers.allows(permission, review.user(), "approve", signer)) {
      throw review.forbidden("user not permitted to approve requests with signerName \"" + signer + "\"");
    }
  }
}
