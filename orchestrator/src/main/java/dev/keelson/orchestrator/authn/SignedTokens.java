package dev.keelson.orchestrator.authn;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/**
 * Checks who signed a token. A signature that was good once stays good, so it is remembered; everything else about a
 * token can change and is for others to check each time.
 */
final class SignedTokens {
  private record Key(SigningKey of, JWSVerifier verifier) {}

  private final List<Key> keys;
  private final List<String> issuers;
  private final Remembered<JWTClaimsSet> good = new Remembered<>(Limits.REMEMBERED_MAX);

  SignedTokens(List<PublicKey> keys, List<String> issuers) {
    this.keys = keys.stream().map(SigningKey::of).map(key -> new Key(key, key.verifier())).toList();
    this.issuers = List.copyOf(issuers);
  }

  /**
   * What a token says.
   *
   * @return empty when it is no token, or of an issuer that is none of ours
   * @throws BadCredentials when it says to be ours and is not
   */
  Optional<JWTClaimsSet> claims(String token) {
    if (token.chars().filter(next -> next == '.').count() != 2) {
      return Optional.empty();
    }
    var key = Remembered.key(token.getBytes(StandardCharsets.UTF_8));
    var known = good.find(key);
    if (known.isPresent()) {
      return known;
    }
    try {
      var parsed = SignedJWT.parse(token);
      var claims = parsed.getJWTClaimsSet();
      if (!issuers.contains(String.valueOf(claims.getIssuer()))) {
        return Optional.empty();
      }
      if (!isSigned(parsed)) {
        throw new BadCredentials("invalid signature");
      }
      good.put(key, claims);
      return Optional.of(claims);
    } catch (ParseException _) {
      return Optional.empty();
    }
  }

  private boolean isSigned(SignedJWT token) {
    var id = token.getHeader().getKeyID();
    return keys.stream()
        .filter(key -> id == null || !knows(id) || key.of.id().equals(id))
        .anyMatch(key -> isSigned(token, key));
  }

  private boolean knows(String id) {
    return keys.stream().anyMatch(key -> key.of.id().equals(id));
  }

  /** The algorithm is the key's: one that the token picks could be weaker (RFC 8725, section 3.1). */
  private static boolean isSigned(SignedJWT token, Key key) {
    try {
      return token.getHeader().getAlgorithm().equals(key.of.algorithm()) && token.verify(key.verifier);
    } catch (JOSEException _) {
      return false;
    }
  }
}
