package dev.keelson.orchestrator.authn;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.keelson.orchestrator.authn.Names.ServiceAccount;
import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens of TokenRequest: for some audiences, for a while, and as long as the account and what they are bound to exist
 * (KEP-1205).
 */
public final class ServiceAccountTokens implements TokenAuthenticator {
  private static final String POD_NAME = "authentication.kubernetes.io/pod-name";
  private static final String POD_UID = "authentication.kubernetes.io/pod-uid";
  private static final String NODE_NAME = "authentication.kubernetes.io/node-name";
  private static final String NODE_UID = "authentication.kubernetes.io/node-uid";

  private final SignedTokens signed;
  private final Behind behind;
  private final InstantSource clock;

  /**
   * Knows tokens of some issuers.
   *
   * @param issuers {@code --service-account-issuer}, which may come again: the first signs, all are believed
   */
  public ServiceAccountTokens(
      List<PublicKey> keys, List<String> issuers, ObjectLookup objects, InstantSource clock) {
    this.signed = new SignedTokens(keys, issuers);
    this.behind = new Behind(objects, clock);
    this.clock = clock;
  }

  @Override
  public Optional<TokenUser> authenticate(String token, List<String> audiences) {
    return signed.claims(token).map(claims -> user(claims, audiences));
  }

  private TokenUser user(JWTClaimsSet claims, List<String> audiences) {
    checkTime(claims, clock.instant());
    var common = Audiences.commonOrRefuse(audiences, claims.getAudience());
    var own = Claims.of(claims.getClaim(Claims.KUBERNETES));
    var account = own.named("serviceaccount").orElseThrow(() -> new BadCredentials("no service account in the token"));
    var namespace = own.text("namespace");
    behind.check(new Behind.Named("serviceaccounts", "service account", namespace, account.name(), account.uid()));
    var extra = new LinkedHashMap<String, List<String>>();
    if (claims.getJWTID() != null) {
      extra.put(Names.CREDENTIAL_ID, List.of("JTI=" + claims.getJWTID()));
    }
    own.named("secret").ifPresent(secret ->
        behind.check(new Behind.Named("secrets", "secret", namespace, secret.name(), secret.uid())));
    own.named("pod").ifPresent(pod -> {
      behind.check(new Behind.Named("pods", "pod", namespace, pod.name(), pod.uid()));
      extra.put(POD_NAME, List.of(pod.name()));
      extra.put(POD_UID, List.of(pod.uid()));
    });
    own.named("node").ifPresent(node -> {
      if (own.named("pod").isEmpty()) { // beside a pod it is for information only: the pod goes with its node
        behind.check(new Behind.Named("nodes", "node", "", node.name(), node.uid()));
      }
      extra.put(NODE_NAME, List.of(node.name()));
      extra.put(NODE_UID, List.of(node.uid()));
    });
    return new TokenUser(userOf(new ServiceAccount(namespace, account.name()), account.uid(), extra), common);
  }

  static User userOf(ServiceAccount account, String uid, Map<String, List<String>> extra) {
    return new User(account.user(), uid, account.groups(), extra);
  }

  private static void checkTime(JWTClaimsSet claims, Instant now) {
    var end = claims.getExpirationTime();
    if (end == null || !now.isBefore(end.toInstant())) {
      throw new BadCredentials("service account token has expired");
    }
    var begin = claims.getNotBeforeTime();
    if (begin != null && now.isBefore(begin.toInstant())) {
      throw new BadCredentials("service account token is not valid yet");
    }
  }
}
