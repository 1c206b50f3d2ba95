package dev.keelson.orchestrator.authn;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.keelson.orchestrator.authn.Names.ServiceAccount;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tokens that stand in a Secret of type {@code kubernetes.io/service-account-token} and live as long as it does. */
public final class SecretTokens implements TokenAuthenticator {
  static final String ISSUER = "kubernetes/serviceaccount";
  static final String NAMESPACE = "kubernetes.io/serviceaccount/namespace";
  static final String SECRET_NAME = "kubernetes.io/serviceaccount/secret.name";
  static final String ACCOUNT_NAME = "kubernetes.io/serviceaccount/service-account.name";
  static final String ACCOUNT_UID = "kubernetes.io/serviceaccount/service-account.uid";

  private final SignedTokens signed;
  private final ObjectLookup objects;
  private final Behind behind;
  private final List<String> apiAudiences;

  public SecretTokens(
      List<PublicKey> keys, List<String> apiAudiences, ObjectLookup objects, InstantSource clock) {
    this.signed = new SignedTokens(keys, List.of(ISSUER));
    this.objects = objects;
    this.behind = new Behind(objects, clock);
    this.apiAudiences = List.copyOf(apiAudiences);
  }

  @Override
  public Optional<TokenUser> authenticate(String token, List<String> audiences) {
    return signed.claims(token).map(claims -> user(token, claims, audiences));
  }

  private TokenUser user(String token, JWTClaimsSet claims, List<String> audiences) {
    var common = Audiences.commonOrRefuse(audiences, apiAudiences);
    var account = new ServiceAccount(text(claims, NAMESPACE), text(claims, ACCOUNT_NAME));
    var uid = text(claims, ACCOUNT_UID);
    checkSecret(account.namespace(), text(claims, SECRET_NAME), token);
    behind.check(new Behind.Named(
        "serviceaccounts", "ServiceAccount", account.namespace(), account.name(), uid));
    return new TokenUser(ServiceAccountTokens.userOf(account, uid, Map.of()), common);
  }

  private void checkSecret(String namespace, String name, String token) {
    var secret = objects.find("secrets", namespace, name)
        .filter(found -> found.path("metadata").path("deletionTimestamp").isMissingNode());
    if (secret.isEmpty()) {
      throw new BadCredentials("service account token has been invalidated");
    }
    if (!MessageDigest.isEqual(SecretData.of(secret.get(), "token"), token.getBytes(StandardCharsets.UTF_8))) {
      throw new BadCredentials("service account token doesn't match server's signature");
    }
  }

  private static String text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text ? text : "";
  }
}
