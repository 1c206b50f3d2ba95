package dev.keelson.orchestrator.pki;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;

/**
 * With what tokens of service accounts are signed and verified.
 *
 * @param verifying all that may have signed a token that still lives, the signing key's own half first; more than one
 *     while keys are being replaced
 */
public record TokenKeys(PrivateKey signing, List<PublicKey> verifying) {
  public TokenKeys {
    verifying = List.copyOf(verifying);
  }

  /**
   * In whatever order the verifying keys were found.
   *
   * @throws IllegalArgumentException when the signing key's half is not among them: nobody could verify its tokens
   */
  static TokenKeys of(PrivateKey signing, List<PublicKey> verifying) {
    var own = verifying.stream().filter(key -> Keys.belongTogether(signing, key)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "none of the keys that verify tokens is the public half of the key that signs them"));
    var all = new ArrayList<PublicKey>();
    all.add(own);
    verifying.stream().filter(key -> !key.equals(own)).forEach(all::add);
    return new TokenKeys(signing, all);
  }
}
