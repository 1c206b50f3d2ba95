package dev.keelson.orchestrator.authn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.authn.Names.ServiceAccount;
import dev.keelson.orchestrator.authn.TokenAuthenticator.TokenUser;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of files and of Secrets. */
class OtherTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final List<String> API = List.of("api");
  private static final KeyPair KEYS = ServiceAccountTokensTest.keys("EC", 256);

  private final FakeObjects objects = new FakeObjects();

  @Test
  void a_file_of_tokens_gives_users_with_groups() {
    var file = StaticTokens.parse(
        "chAng3m3,admin,admin\nt2,\"Smith, J.\",7,\"dev,\"\"ops\"\"\"\n\n,nobody,0\n", API);
    assertEquals(Optional.of(new User("admin", "admin", List.of(), Map.of())), user(file, "chAng3m3"));
    assertEquals(Optional.of(new User("Smith, J.", "7", List.of("dev", "\"ops\""), Map.of())), user(file, "t2"));
    assertEquals(Optional.empty(), user(file, ""));
    assertThrows(BadCredentials.class, () -> file.authenticate("t2", List.of("vault")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "\"a,b,c", "a\"b,c,d", "\"a\"b,c,d"})
  void a_broken_file_is_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> StaticTokens.parse(text, API));
  }

  @Test
  void a_bootstrap_token_is_known_by_its_secret() {
    putBootstrap("07401b", "f395accd246ae52d", "2026-11-21T12:00:01Z", "true", "system:bootstrappers:workers");
    assertEquals(
        Optional.of(new User("system:bootstrap:07401b", "",
            List.of("system:bootstrappers", "system:bootstrappers:workers"), Map.of())),
        bootstrap("07401b.f395accd246ae52d"));
    assertEquals(Optional.empty(), bootstrap("07401b.f395accd246ae52e"));
    assertEquals(Optional.empty(), bootstrap("07401c.f395accd246ae52d"));
    assertEquals(Optional.empty(), bootstrap("07401b.f395accd246ae52dd"));
  }

  @ParameterizedTest
  @CsvSource({
      "2026-11-21T12:00:00Z,true", "soon,true", "2027-01-01T00:00:00Z,false", "2027-01-01T00:00:00Z,yes"})
  void a_bootstrap_token_that_is_over_or_not_for_this_is_refused(String expiration, String use) {
    putBootstrap("07401b", "f395accd246ae52d", expiration, use, "");
    assertEquals(Optional.empty(), bootstrap("07401b.f395accd246ae52d"));
  }

  @Test
  void a_bootstrap_token_cannot_give_other_groups() {
    putBootstrap("07401b", "f395accd246ae52d", "", "true", "system:masters");
    assertThrows(BadCredentials.class, () -> bootstrap("07401b.f395accd246ae52d"));
  }

  @Test
  void a_secrets_token_lives_as_long_as_the_secret() {
    var issuer = new TokenIssuer("i", API, KEYS.getPrivate(), KEYS.getPublic(), CLOCK, () -> "id");
    var token = issuer.issueForSecret(new ServiceAccount("ci", "builder"), "sa-uid", "builder-token-x7");
    var tokens = new SecretTokens(List.of(KEYS.getPublic()), API, objects, CLOCK);
    assertThrows(BadCredentials.class, () -> tokens.authenticate(token, API));
    objects.put("serviceaccounts", "ci", "builder", "sa-uid");
    objects.putSecret("ci", "builder-token-x7", "kubernetes.io/service-account-token", "token", token);
    assertEquals(
        Optional.of(new User("system:serviceaccount:ci:builder", "sa-uid",
            List.of("system:serviceaccounts", "system:serviceaccounts:ci"), Map.of())),
        user(tokens, token));
    objects.putSecret("ci", "builder-token-x7", "kubernetes.io/service-account-token", "token", "another");
    assertThrows(BadCredentials.class, () -> tokens.authenticate(token, API));
  }

  @Test
  void of_several_kinds_the_first_that_knows_it_wins_and_one_objection_stops_nobody() {
    TokenAuthenticator never = (_, _) -> {
      throw new BadCredentials("never");
    };
    var file = StaticTokens.parse("t,u,1", API);
    var tokens = new Tokens(List.of(never, file));
    assertEquals(List.of("system:authenticated"), user(tokens, "t").orElseThrow().groups());
    assertThrows(BadCredentials.class, () -> tokens.authenticate("x", API));
    assertTrue(tokens.authenticate("t".repeat(20_000), API).isEmpty());
  }

  private void putBootstrap(String id, String password, String expiration, String use, String groups) {
    objects.putSecret("kube-system", "bootstrap-token-" + id, "bootstrap.kubernetes.io/token",
        "token-id", id, "token-secret", password, "expiration", expiration,
        "usage-bootstrap-authentication", use, "auth-extra-groups", groups);
  }

  private Optional<User> bootstrap(String token) {
    return user(new BootstrapTokens(objects, API, CLOCK), token);
  }

  private static Optional<User> user(TokenAuthenticator from, String token) {
    return from.authenticate(token, API).map(TokenUser::user);
  }
}
