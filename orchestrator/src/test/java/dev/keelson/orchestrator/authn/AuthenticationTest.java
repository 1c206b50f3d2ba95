package dev.keelson.orchestrator.authn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.pki.CertificateForm;
import dev.keelson.orchestrator.pki.ClusterKeys;
import dev.keelson.orchestrator.pki.Identity;
import dev.keelson.orchestrator.pki.Issuer;
import dev.keelson.orchestrator.pki.KeyFlags;
import dev.keelson.orchestrator.pki.PkiDirectory;
import dev.keelson.orchestrator.pki.ServingNames;
import dev.keelson.orchestrator.request.FakeCall;
import dev.keelson.orchestrator.status.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Issuer ISSUER = new Issuer(InstantSource.fixed(NOW), new SecureRandom());

  @TempDir private static Path directory;
  private static ClusterKeys ours;
  private static ClusterKeys theirs;

  @BeforeAll
  static void makeAuthorities() throws Exception {
    ours = keys("ours");
    theirs = keys("theirs");
  }

  private static ClusterKeys keys(String name) throws Exception {
    return new PkiDirectory(directory.resolve(name), ISSUER, InstantSource.fixed(NOW))
        .ensure(KeyFlags.NONE, new ServingNames(List.of("h"), List.of()));
  }

  @Test
  void a_certificate_names_a_user_and_groups() {
    var mia = client(ours, "mia", List.of("dev", "a,b=c"), Duration.ofHours(1));
    var user = at(NOW, true).authenticate(FakeCall.with().showing(mia.certificate()));
    assertEquals("mia", user.name());
    assertEquals(List.of("dev", "a,b=c", "system:authenticated"), user.groups());
    assertTrue(user.extra().toString().startsWith("{authentication.kubernetes.io/credential-id=[X509SHA256="));
    assertEquals(user, at(NOW, true).authenticate(
        FakeCall.with().showing(mia.certificate(), ours.signer().orElseThrow().certificate())));
  }

  @Test
  void certificates_that_prove_nothing_are_refused() {
    var door = at(NOW, true);
    var stranger = client(theirs, "mia", List.of(), Duration.ofHours(1)).certificate();
    assertThrows(Refusal.class, () -> door.authenticate(FakeCall.with().showing(stranger)));
    assertThrows(Refusal.class,
        () -> door.authenticate(FakeCall.with().showing(ours.serving().certificate())), "not for clients");
    var self = theirs.signer().orElseThrow().certificate();
    assertThrows(Refusal.class, () -> door.authenticate(FakeCall.with().showing(self)));
  }

  @Test
  void a_certificate_that_was_good_ends_on_time() {
    var mia = client(ours, "mia", List.of(), Duration.ofHours(1)).certificate();
    var time = new Instant[] {NOW};
    var door = new Authentication(
        new ClientCertificates(ours.clientAuthorities(), () -> time[0]), new Tokens(List.of()), List.of("api"), true);
    assertEquals("mia", door.authenticate(FakeCall.with().showing(mia)).name());
    time[0] = NOW.plus(Duration.ofMinutes(61));
    assertThrows(Refusal.class, () -> door.authenticate(FakeCall.with().showing(mia)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer t", "bearer t", "  Bearer   t  "})
  void a_token_names_a_user_also_beside_a_certificate_that_proves_nothing(String header) {
    var stranger = client(theirs, "mia", List.of(), Duration.ofHours(1)).certificate();
    var user = at(NOW, true).authenticate(FakeCall.with("Authorization", header).showing(stranger));
    assertEquals(new User("u", "1", List.of("system:authenticated"), Map.of()), user);
  }

  @Test
  void a_browser_sends_its_token_among_the_protocols() {
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString("t".getBytes(StandardCharsets.UTF_8));
    assertEquals("u", at(NOW, true).authenticate(FakeCall.with("Sec-WebSocket-Protocol",
        "v4.channel.k8s.io, base64url.bearer.authorization.k8s.io." + token)).name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic dTpw", "Bearer", "Bearer "})
  void who_shows_nothing_is_anonymous_where_that_is_allowed(String header) {
    var call = FakeCall.with("Authorization", header);
    assertEquals(User.ANONYMOUS, at(NOW, true).authenticate(call));
    assertThrows(Refusal.class, () -> at(NOW, false).authenticate(call));
  }

  @Test
  void a_wrong_token_is_not_anonymous() {
    var refused = assertThrows(
        Refusal.class, () -> at(NOW, true).authenticate(FakeCall.with("Authorization", "Bearer x")));
    assertEquals(401, refused.code());
    assertEquals("Unauthorized", refused.text());
  }

  @Test
  void impersonation_is_read_from_the_headers() {
    var wanted = Impersonation.of(FakeCall.with("Impersonate-User", "jane", "Impersonate-Group", "dev",
        "Impersonate-Group", "ops", "Impersonate-Extra-acme.com%2Fproject", "x", "Impersonate-Uid", "7")).orElseThrow();
    assertEquals(new User("jane", "7", List.of("dev", "ops", "system:authenticated"),
        Map.of("acme.com/project", List.of("x"))), wanted.user());
    assertTrue(Impersonation.of(FakeCall.with()).isEmpty());
    assertThrows(Refusal.class, () -> Impersonation.of(FakeCall.with("Impersonate-Group", "dev")));
  }

  @Test
  void an_impersonated_account_has_its_groups_and_the_anonymous_his() {
    var account = Impersonation.of(FakeCall.with("Impersonate-User", "system:serviceaccount:ns:sa")).orElseThrow();
    assertEquals(List.of("system:serviceaccounts", "system:serviceaccounts:ns", "system:authenticated"),
        account.user().groups());
    var nobody = Impersonation.of(FakeCall.with("Impersonate-User", "system:anonymous")).orElseThrow();
    assertEquals(User.ANONYMOUS, nobody.user());
  }

  private static Authentication at(Instant now, boolean anonymous) {
    var api = List.of("api");
    return new Authentication(new ClientCertificates(ours.clientAuthorities(), InstantSource.fixed(now)),
        new Tokens(List.of(StaticTokens.parse("t,u,1", api))), api, anonymous);
  }

  private static Identity client(ClusterKeys by, String name, List<String> groups, Duration lifetime) {
    return ISSUER.identity(by.signer().orElseThrow(), CertificateForm.client(name, groups, lifetime));
  }
}
