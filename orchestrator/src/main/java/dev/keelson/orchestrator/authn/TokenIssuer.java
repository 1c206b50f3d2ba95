package dev.keelson.orchestrator.authn;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.keelson.orchestrator.authn.Names.ServiceAccount;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Makes tokens for service accounts. Any thread; a signature takes some 1 ms with RSA. */
public final class TokenIssuer {
  /**
   * What a token is bound to beside its account.
   *
   * @param kind {@code Pod}, {@code Secret} or {@code Node}
   */
  public record Bound(String kind, String name, String uid) {}

  /**
   * A wish for a token.
   *
   * @param lifetime at least {@link Limits#TOKEN_LIFETIME_MIN}
   * @param bounds a pod with its node, a secret, a node; may be empty
   */
  public record Order(
      ServiceAccount account, String accountUid, List<String> audiences, Duration lifetime, List<Bound> bounds) {
    public Order {
      audiences = List.copyOf(audiences);
      bounds = List.copyOf(bounds);
    }
  }

  /**
   * A token that was made.
   *
   * @param expiration when its owner should have a new one
   */
  public record Issued(String token, Instant expiration) {}

  private final String issuer;
  private final List<String> apiAudiences;
  private final SigningKey key;
  private final JWSSigner signer;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * Signs with a key.
   *
   * @param ids names of tokens: UUIDs
   */
  public TokenIssuer(
      String issuer, List<String> apiAudiences, PrivateKey signing, PublicKey verifying, InstantSource clock,
      Supplier<String> ids) {
    this.issuer = issuer;
    this.apiAudiences = List.copyOf(apiAudiences);
    this.key = SigningKey.of(verifying);
    this.signer = signer(signing);
    this.clock = clock;
    this.ids = ids;
  }

  private static JWSSigner signer(PrivateKey key) {
    try {
      return key instanceof ECPrivateKey ec ? new ECDSASigner(ec) : new RSASSASigner(key);
    } catch (JOSEException unfit) {
      throw new IllegalArgumentException("a key that signs nothing: " + unfit.getMessage(), unfit);
    }
  }

  /** A token with an end. Without audiences it is for the API server. */
  public Issued issue(Order order) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var audiences = order.audiences().isEmpty() ? apiAudiences : order.audiences();
    var expiration = now.plus(order.lifetime());
    boolean extended = order.lifetime().equals(Limits.PROJECTED_LIFETIME) && apiAudiences.containsAll(audiences)
        && order.bounds().stream().anyMatch(bound -> bound.kind().equals("Pod"));
    var own = new LinkedHashMap<String, Object>();
    own.put("namespace", order.account().namespace());
    for (var bound : order.bounds()) {
      own.put(bound.kind().toLowerCase(Locale.ROOT), reference(bound.name(), bound.uid()));
    }
    own.put("serviceaccount", reference(order.account().name(), order.accountUid()));
    if (extended) {
      own.put("warnafter", expiration.getEpochSecond());
    }
    var claims = new JWTClaimsSet.Builder()
        .audience(audiences)
        .expirationTime(Date.from(extended ? now.plus(Limits.EXTENDED_LIFETIME) : expiration))
        .issueTime(Date.from(now))
        .issuer(issuer)
        .jwtID(ids.get())
        .claim(Claims.KUBERNETES, own)
        .notBeforeTime(Date.from(now))
        .subject(order.account().user());
    return new Issued(sign(claims.build()), expiration);
  }

  /** The token of a Secret, without an end. */
  public String issueForSecret(ServiceAccount account, String accountUid, String secretName) {
    return sign(new JWTClaimsSet.Builder()
        .issuer(SecretTokens.ISSUER)
        .claim(SecretTokens.NAMESPACE, account.namespace())
        .claim(SecretTokens.SECRET_NAME, secretName)
        .claim(SecretTokens.ACCOUNT_NAME, account.name())
        .claim(SecretTokens.ACCOUNT_UID, accountUid)
        .subject(account.user())
        .build());
  }

  private static Map<String, String> reference(String name, String uid) {
    var reference = new LinkedHashMap<String, String>();
    reference.put("name", name);
    reference.put("uid", uid);
    return reference;
  }

  private String sign(JWTClaimsSet claims) {
    var token = new SignedJWT(new JWSHeader.Builder(key.algorithm()).keyID(key.id()).build(), claims);
    try {
      token.sign(signer);
    } catch (JOSEException broken) {
      throw new IllegalStateException("a token cannot be signed: " + broken.getMessage(), broken);
    }
    return token.serialize();
  }
}
