package dev.keelson.orchestrator.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PkiDirectoryTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private static final ServingNames NAMES =
      ServingNames.ofApiServer("north", List.of(InetAddress.ofLiteral("10.96.0.1"), InetAddress.ofLiteral("10.0.0.7")));
  private static final CertificateForm ADMIN =
      CertificateForm.client("kubernetes-admin", List.of("system:masters"), PkiLimits.LIFETIME);

  @TempDir private Path directory;

  @Test
  void the_first_start_makes_what_the_next_one_reads() throws Exception {
    var first = at(START).ensure(KeyFlags.NONE, NAMES);
    assertEquals(first, at(START.plusSeconds(60)).ensure(KeyFlags.NONE, NAMES));
    assertEquals(first.rootAuthorities(), first.clientAuthorities());
    assertEquals(List.of(first.signer().orElseThrow().certificate()), first.rootAuthorities());
  }

  @Test
  void keys_are_for_the_owner_only() throws Exception {
    at(START).ensure(KeyFlags.NONE, NAMES);
    for (var key : List.of("ca.key", "apiserver.key", "sa.key")) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(key))));
    }
  }

  @Test
  void openssl_believes_in_the_certificates() throws Exception {
    var system = new PkiDirectory(directory, new Issuer(InstantSource.system(), new SecureRandom()),
        InstantSource.system());
    var keys = system.ensure(KeyFlags.NONE, NAMES);
    assertTrue(openssl("verify", "-x509_strict", "-purpose", "sslserver", "-verify_hostname", "kubernetes.default.svc",
        "-CAfile", "ca.crt", "apiserver.crt").endsWith("OK\n"));
    assertTrue(openssl("verify", "-verify_ip", "10.96.0.1", "-CAfile", "ca.crt", "apiserver.crt").endsWith("OK\n"));
    var admin = new Issuer(InstantSource.system(), new SecureRandom()).identity(keys.signer().orElseThrow(), ADMIN);
    Files.writeString(directory.resolve("admin.crt"), Certificates.pem(admin.chain()));
    assertTrue(openssl("verify", "-x509_strict", "-purpose", "sslclient", "-CAfile", "ca.crt", "admin.crt")
        .endsWith("OK\n"));
    assertEquals("subject=O = system:masters, CN = kubernetes-admin\n",
        openssl("x509", "-noout", "-subject", "-in", "admin.crt"));
  }

  @Test
  void servers_that_start_at_once_share_one_authority() throws Exception {
    var made = new ArrayList<ClusterKeys>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var starts = new ArrayList<Future<ClusterKeys>>();
      for (int i = 0; i < 3; i++) {
        starts.add(threads.submit(() -> at(START).ensure(KeyFlags.NONE, NAMES)));
      }
      for (var start : starts) {
        made.add(start.get());
      }
    }
    assertEquals(1, new HashSet<>(made).size());
  }

  @Test
  void another_servers_names_join_the_certificate() throws Exception {
    var north = at(START).ensure(KeyFlags.NONE, NAMES).serving().certificate();
    var others = ServingNames.ofApiServer("south", List.of(InetAddress.ofLiteral("10.0.0.8")));
    var both = at(START).ensure(KeyFlags.NONE, others).serving().certificate();
    assertNotEquals(north, both);
    assertTrue(Certificates.names(both).covers(NAMES) && Certificates.names(both).covers(others));
    assertEquals(both, at(START).ensure(KeyFlags.NONE, NAMES).serving().certificate());
  }

  @Test
  void a_certificate_is_renewed_before_it_expires_and_not_much_earlier() throws Exception {
    var first = at(START).ensure(KeyFlags.NONE, NAMES);
    var end = first.serving().certificate().getNotAfter().toInstant();
    var early = end.minus(PkiLimits.RENEWAL_BEFORE).minusSeconds(60);
    assertEquals(first, at(early).ensure(KeyFlags.NONE, NAMES));
    var late = at(end.minus(PkiLimits.RENEWAL_BEFORE)).ensure(KeyFlags.NONE, NAMES);
    assertNotEquals(first.serving(), late.serving());
    assertEquals(first.signer(), late.signer());
  }

  @Test
  void nothing_outlives_its_authority() throws Exception {
    var keys = at(START).ensure(KeyFlags.NONE, NAMES);
    var eternal = CertificateForm.client("u", List.of(), Duration.ofDays(100_000));
    var issuer = new Issuer(InstantSource.fixed(START), new SecureRandom());
    assertEquals(keys.signer().orElseThrow().certificate().getNotAfter(),
        issuer.identity(keys.signer().orElseThrow(), eternal).certificate().getNotAfter());
  }

  @Test
  void a_start_that_was_cut_off_between_two_files_is_taken_up() throws Exception {
    at(START).ensure(KeyFlags.NONE, NAMES);
    for (var lost : List.of("ca.crt", "apiserver.crt", "sa.pub")) {
      Files.delete(directory.resolve(lost));
    }
    var again = at(START).ensure(KeyFlags.NONE, NAMES);
    assertEquals(again, at(START).ensure(KeyFlags.NONE, NAMES));
  }

  @Test
  void a_kubeconfig_is_kept_while_it_fits() throws Exception {
    var file = directory.resolve("admin.conf");
    var keys = at(START).ensure(KeyFlags.NONE, NAMES);
    at(START).ensureKubeconfig(file, "https://127.0.0.1:6443", keys, ADMIN);
    var first = Files.readString(file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    at(START.plus(Duration.ofDays(200))).ensureKubeconfig(file, "https://127.0.0.1:6443", keys, ADMIN);
    assertEquals(first, Files.readString(file));
    at(START).ensureKubeconfig(file, "https://127.0.0.1:7443", keys, ADMIN);
    assertEquals("https://127.0.0.1:7443", Kubeconfig.read(file).orElseThrow().server());
    at(START.plus(Duration.ofDays(300))).ensureKubeconfig(file, "https://127.0.0.1:7443", keys, ADMIN);
    assertTrue(Certificates.lastsUntil(
        Kubeconfig.read(file).orElseThrow().identity().certificate(), START.plus(Duration.ofDays(600))));
  }

  @Test
  void files_that_the_operator_brings_are_used_as_they_are() throws Exception {
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=their",
        "-keyout", "their.key", "-out", "their.crt", "-days", "30");
    openssl("genrsa", "-traditional", "-out", "token.key", "2048");
    openssl("rsa", "-in", "token.key", "-pubout", "-out", "token.pub");
    var flags = new KeyFlags(path("their.crt"), path("their.crt"), path("their.key"),
        List.of(directory.resolve("token.pub"), directory.resolve("token.key")), path("token.key"));
    var keys = at(START).ensure(flags, NAMES);
    assertEquals("CN=their", keys.serving().certificate().getSubjectX500Principal().getName());
    assertEquals(keys.serving().chain(), keys.clientAuthorities());
    assertEquals(1, keys.tokens().verifying().size(), "both files have the same key");
    assertTrue(Keys.belongTogether(keys.tokens().signing(), keys.tokens().verifying().getFirst()));
    assertTrue(keys.signer().isEmpty());
    assertTrue(Files.notExists(directory.resolve("ca.key")));
  }

  @Test
  void a_key_that_does_not_fit_its_certificate_is_refused() throws Exception {
    at(START).ensure(KeyFlags.NONE, NAMES);
    var flags = new KeyFlags(Optional.empty(), path("apiserver.crt"), path("ca.key"), List.of(), Optional.empty());
    var refused = assertThrows(IOException.class, () -> at(START).ensure(flags, NAMES));
    assertTrue(refused.toString().contains("tls: private key does not match public key"), refused::toString);
  }

  @Test
  void of_the_keys_that_verify_tokens_the_signing_one_comes_first_and_must_be_there() throws Exception {
    openssl("genrsa", "-out", "old.key", "2048");
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-out", "new.key");
    var old = directory.resolve("old.key");
    var both = new KeyFlags(Optional.empty(), Optional.empty(), Optional.empty(),
        List.of(old, directory.resolve("new.key")), path("new.key"));
    var tokens = at(START).ensure(both, NAMES).tokens();
    assertEquals(List.of("EC", "RSA"), tokens.verifying().stream().map(key -> key.getAlgorithm()).toList());
    var lacking = new KeyFlags(
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(old), path("new.key"));
    var refused = assertThrows(IOException.class, () -> at(START).ensure(lacking, NAMES));
    assertTrue(refused.toString().contains("new.key and --service-account-key-file"), refused::toString);
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    var flags = new KeyFlags(path("nowhere.crt"), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    var refused = assertThrows(IOException.class, () -> at(START).ensure(flags, NAMES));
    assertTrue(refused.toString().contains("nowhere.crt"), refused::toString);
  }

  private PkiDirectory at(Instant now) {
    var clock = InstantSource.fixed(now);
    return new PkiDirectory(directory, new Issuer(clock, new SecureRandom()), clock);
  }

  private Optional<Path> path(String name) {
    return Optional.of(directory.resolve(name));
  }

  private String openssl(String... arguments) throws Exception {
    return Openssl.run(directory, arguments);
  }
}
