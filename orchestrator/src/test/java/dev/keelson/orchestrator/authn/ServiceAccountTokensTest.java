package dev.keelson.orchestrator.authn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.keelson.orchestrator.authn.Names.ServiceAccount;
import dev.keelson.orchestrator.authn.TokenAuthenticator.TokenUser;
import dev.keelson.orchestrator.authn.TokenIssuer.Bound;
import dev.keelson.orchestrator.authn.TokenIssuer.Order;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String ISSUER = "https://kubernetes.default.svc.cluster.local";
  private static final List<String> API = List.of(ISSUER);
  private static final ServiceAccount BUILDER = new ServiceAccount("ci", "builder");
  private static final KeyPair RSA = keys("RSA", 2048);
  private static final KeyPair EC = keys("EC", 256);

  private final FakeObjects objects = new FakeObjects()
      .put("serviceaccounts", "ci", "builder", "sa-uid")
      .put("pods", "ci", "job", "pod-uid")
      .put("secrets", "ci", "s", "secret-uid")
      .put("nodes", "", "n1", "node-uid");

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void a_token_names_its_account(String algorithm) {
    var issued = issuer(algorithm).issue(order(Duration.ofHours(1)));
    assertEquals(NOW.plus(Duration.ofHours(1)), issued.expiration());
    assertEquals(
        new TokenUser(new User("system:serviceaccount:ci:builder", "sa-uid",
            List.of("system:serviceaccounts", "system:serviceaccounts:ci"),
            Map.of("authentication.kubernetes.io/credential-id", List.of("JTI=id-1"))), API),
        check(issued.token()).orElseThrow());
  }

  @Test
  void a_pods_token_tells_of_the_pod_and_its_node() {
    var token = issuer("RSA").issue(order(Duration.ofHours(1),
        new Bound("Node", "n1", "node-uid"), new Bound("Pod", "job", "pod-uid"))).token();
    assertEquals(
        Map.of("authentication.kubernetes.io/credential-id", List.of("JTI=id-1"),
            "authentication.kubernetes.io/pod-name", List.of("job"),
            "authentication.kubernetes.io/pod-uid", List.of("pod-uid"),
            "authentication.kubernetes.io/node-name", List.of("n1"),
            "authentication.kubernetes.io/node-uid", List.of("node-uid")),
        check(token).orElseThrow().user().extra());
  }

  @ParameterizedTest
  @CsvSource({
      "serviceaccounts,ci,builder", "pods,ci,job", "secrets,ci,s"})
  void it_dies_with_what_it_is_bound_to(String resource, String namespace, String name) {
    var token = issuer("RSA").issue(order(Duration.ofHours(1),
        new Bound("Pod", "job", "pod-uid"), new Bound("Secret", "s", "secret-uid"))).token();
    objects.markDeleted(resource, namespace, name, NOW.minusSeconds(30).toString());
    assertTrue(check(token).isPresent(), "within the leeway");
    objects.markDeleted(resource, namespace, name, NOW.minusSeconds(61).toString());
    assertThrows(BadCredentials.class, () -> check(token));
    objects.put(resource, namespace, name, "uid-of-the-next");
    assertThrows(BadCredentials.class, () -> check(token));
    objects.delete(resource, namespace, name);
    assertThrows(BadCredentials.class, () -> check(token));
  }

  @ParameterizedTest
  @CsvSource({"-1,false", "0,true", "3599,true", "3600,false"})
  void it_is_good_from_its_begin_to_its_end(long seconds, boolean good) {
    var token = issuer("RSA").issue(order(Duration.ofHours(1))).token();
    var checked = new ServiceAccountTokens(
        List.of(RSA.getPublic()), API, objects, InstantSource.fixed(NOW.plusSeconds(seconds)));
    if (good) {
      assertTrue(checked.authenticate(token, API).isPresent());
    } else {
      assertThrows(BadCredentials.class, () -> checked.authenticate(token, API));
    }
  }

  @Test
  void it_is_for_its_audiences_only() {
    var order = new Order(BUILDER, "sa-uid", List.of("vault", "api"), Duration.ofHours(1), List.of());
    var token = issuer("RSA").issue(order).token();
    assertThrows(BadCredentials.class, () -> check(token));
    assertEquals(List.of("api"), tokens().authenticate(token, List.of("other", "api")).orElseThrow().audiences());
  }

  @Test
  void clients_that_never_read_their_token_again_are_given_a_year() throws Exception {
    var issued = issuer("RSA").issue(order(Duration.ofSeconds(3607), new Bound("Pod", "job", "pod-uid")));
    assertEquals(NOW.plusSeconds(3607), issued.expiration());
    var claims = SignedJWT.parse(issued.token()).getJWTClaimsSet();
    assertEquals(NOW.plus(Duration.ofDays(365)), claims.getExpirationTime().toInstant());
    assertEquals(NOW.plusSeconds(3607).getEpochSecond(),
        claims.getJSONObjectClaim("kubernetes.io").get("warnafter"));
  }

  @Test
  void a_key_that_was_replaced_still_verifies_while_it_is_listed() {
    var old = issuer("EC").issue(order(Duration.ofHours(1))).token();
    assertTrue(check(old).isPresent());
    var without = new ServiceAccountTokens(List.of(RSA.getPublic()), API, objects, InstantSource.fixed(NOW));
    assertThrows(BadCredentials.class, () -> without.authenticate(old, API));
  }

  @Test
  void no_change_of_a_token_survives() {
    long seed = Long.getLong("seed", 42);
    var random = new Random(seed);
    var token = issuer("EC").issue(order(Duration.ofHours(1))).token();
    for (int round = 0; round < 500; round++) {
      var changed = changed(token, random);
      try {
        var found = check(changed);
        assertTrue(found.isEmpty(), () -> "seed " + seed + ": " + changed);
      } catch (BadCredentials _) {
        // as it should be
      }
    }
  }

  /** The last letter of a signature has two bits that mean nothing. */
  private static String changed(String token, Random random) {
    int at = random.nextInt(token.length() - 1);
    char other = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.".charAt(random.nextInt(65));
    var changed = token.substring(0, at) + other + token.substring(at + 1);
    return changed.equals(token) ? changed(token, random) : changed;
  }

  @Test
  void the_algorithm_is_not_the_tokens_choice() throws Exception {
    var claims = SignedJWT.parse(issuer("RSA").issue(order(Duration.ofHours(1))).token()).getJWTClaimsSet();
    assertTrue(check(new PlainJWT(claims).serialize()).isEmpty(), "none");
    var mac = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    mac.sign(new MACSigner(RSA.getPublic().getEncoded()));
    assertThrows(BadCredentials.class, () -> check(mac.serialize()));
  }

  @Test
  void a_token_without_an_end_is_refused() throws Exception {
    var claims = new JWTClaimsSet.Builder(
        SignedJWT.parse(issuer("RSA").issue(order(Duration.ofHours(1))).token()).getJWTClaimsSet())
        .expirationTime((Date) null).build();
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    token.sign(new RSASSASigner(RSA.getPrivate()));
    assertThrows(BadCredentials.class, () -> check(token.serialize()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA", "x"})
  void what_is_none_of_ours_is_left_to_others(String token) {
    assertEquals(Optional.empty(), check(token));
  }

  @Test
  void the_published_keys_are_the_public_ones() throws Exception {
    var documents = new IssuerDocuments(ISSUER, ISSUER + IssuerDocuments.KEYS_PATH,
        List.of(RSA.getPublic(), EC.getPublic()));
    assertEquals("{\"issuer\":\"" + ISSUER + "\",\"jwks_uri\":\"" + ISSUER + "/openid/v1/jwks\","
        + "\"response_types_supported\":[\"id_token\"],\"subject_types_supported\":[\"public\"],"
        + "\"id_token_signing_alg_values_supported\":[\"ES256\",\"RS256\"]}", documents.configuration());
    var token = SignedJWT.parse(issuer("EC").issue(order(Duration.ofHours(1))).token());
    var key = JWKSet.parse(documents.keys())
        .getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
    assertTrue(token.verify(new ECDSAVerifier(key)));
    assertEquals(Set.of("kty", "use", "crv", "kid", "x", "y", "alg"), key.toJSONObject().keySet());
  }

  private Optional<TokenUser> check(String token) {
    return tokens().authenticate(token, API);
  }

  private ServiceAccountTokens tokens() {
    return new ServiceAccountTokens(
        List.of(RSA.getPublic(), EC.getPublic()), API, objects, InstantSource.fixed(NOW));
  }

  private static Order order(Duration lifetime, Bound... bounds) {
    return new Order(BUILDER, "sa-uid", List.of(), lifetime, List.of(bounds));
  }

  private static TokenIssuer issuer(String algorithm) {
    var keys = algorithm.equals("RSA") ? RSA : EC;
    return new TokenIssuer(
        ISSUER, API, keys.getPrivate(), keys.getPublic(), InstantSource.fixed(NOW), () -> "id-1");
  }

  static KeyPair keys(String algorithm, int size) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }
}
