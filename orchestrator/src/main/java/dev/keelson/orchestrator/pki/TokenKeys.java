package dev.keelson.orchestrator.pki;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;

/**
 * With what tokens of service accounts are signed and verified.
 *
 * @param verifying all that may have signed a token that still lives; more than one while keys are being replaced
 */
public record TokenKeys(PrivateKey signing, List<PublicKey> verifying) {
  public TokenKeys {
    verifying = List.copyOf(verifying);
  }
}
