package dev.keelson.api.etcd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @Test
  void without_flags_it_is_etcds_default_member() throws ConfigException {
    Settings settings = start();

    assertEquals("default", settings.member().name());
    assertEquals(Path.of("default.etcd"), settings.member().dataDirectory());
    assertEquals(List.of("http://localhost:2379"), settings.cluster().clientUrls());
    assertEquals(Map.of("default", List.of("http://localhost:2380")), settings.cluster().initial().peerUrls());
    assertEquals(Duration.ofMillis(100), settings.member().timing().heartbeat());
    assertEquals(1_572_864, settings.client().requestBytesMax());
    assertTrue(settings.notices().isEmpty());
  }

  @Test
  void all_of_gos_spellings_are_understood() throws ConfigException {
    assertEquals("x", start("--name", "x").member().name());
    assertEquals("x", start("--name=x").member().name());
    assertEquals("x", start("-name", "x").member().name());
    assertEquals("x", start("-name=x").member().name());
    assertFalse(start("--unsafe-no-fsync").member().fsync());
    assertTrue(start("--unsafe-no-fsync=false").member().fsync());
    assertEquals("y", start("--name=x", "--name=y").member().name());
  }

  @Test
  void an_unknown_flag_is_named() {
    var refused = assertThrows(ConfigException.class, () -> start("--nope"));

    assertEquals("flag provided but not defined: --nope. See 'etcd --help'.", refused.getMessage());
    assertEquals(2, refused.exitCode());
  }

  @Test
  void a_flag_without_its_value_is_named() {
    var refused = assertThrows(ConfigException.class, () -> start("--name"));

    assertEquals("flag needs an argument: --name. See 'etcd --help'.", refused.getMessage());
  }

  @Test
  void a_word_that_is_no_flag_is_refused_as_by_etcd() {
    var refused = assertThrows(ConfigException.class, () -> start("extra"));

    assertEquals("'extra' is not a valid flag. See 'etcd --help'.", refused.getMessage());
    assertEquals(1, refused.exitCode());
  }

  @Test
  void a_wrong_value_names_flag_value_and_remedy() {
    var refused = assertThrows(ConfigException.class, () -> start("--snapshot-count=abc"));

    assertEquals("invalid value \"abc\" for --snapshot-count: give a whole number, such as 10000. See 'etcd --help'.",
        refused.getMessage());
  }

  @Test
  void a_wrong_variable_is_named_as_a_variable() {
    var refused = assertThrows(ConfigException.class,
        () -> Settings.read(List.of(), Map.of("ETCD_SNAPSHOT_COUNT", "abc")));

    assertTrue(String.valueOf(refused.getMessage()).startsWith("invalid value \"abc\" for ETCD_SNAPSHOT_COUNT"),
        refused.getMessage());
    assertEquals(1, refused.exitCode());
  }

  @Test
  void a_variable_counts_like_its_flag() throws ConfigException {
    assertEquals("x", start(Map.of("ETCD_NAME", "x")).member().name());
    assertEquals(Duration.ofSeconds(5), start(Map.of("ETCD_EXPERIMENTAL_WATCH_PROGRESS_NOTIFY_INTERVAL", "5s"))
        .features().watchProgressInterval());
  }

  @Test
  void a_flag_and_its_variable_together_are_refused() {
    var refused = assertThrows(ConfigException.class,
        () -> Settings.read(List.of("--name=x"), Map.of("ETCD_NAME", "y")));

    assertEquals("conflicting environment variable \"ETCD_NAME\" is shadowed by corresponding command-line flag"
        + " (either unset environment variable or disable flag)", refused.getMessage());
  }

  @Test
  void an_unknown_variable_of_etcds_is_only_noticed() throws ConfigException {
    assertEquals(List.of("unrecognized environment variable ETCD_FOO=x"), start(Map.of("ETCD_FOO", "x")).notices());
  }

  @Test
  void experimental_spellings_are_taken_and_noticed() throws ConfigException {
    assertEquals(List.of("the flag --initial-corrupt-check is accepted and changes nothing here"),
        start("--experimental-initial-corrupt-check=true").notices());
    assertEquals(Duration.ofSeconds(5), start("--experimental-watch-progress-notify-interval=5s")
        .features().watchProgressInterval());
  }

  @Test
  void tls_is_refused_rather_than_forgotten() {
    var refused = assertThrows(ConfigException.class, () -> start("--cert-file=x.pem"));

    assertEquals("cannot start with --cert-file=x.pem: TLS and access rules are not available yet, and serving in the"
        + " clear instead would not be what you asked for; remove it to start.", refused.getMessage());
    assertThrows(ConfigException.class, () -> start("--listen-peer-urls=https://127.0.0.1:2380"));
  }

  @Test
  void a_security_switch_that_is_off_is_no_request() throws ConfigException {
    assertTrue(start("--client-cert-auth=false", "--peer-auto-tls=false", "--cors=*").notices().isEmpty());
  }

  @Test
  void client_urls_must_be_advertised_when_they_are_chosen() {
    var refused = assertThrows(ConfigException.class, () -> start("--listen-client-urls=http://127.0.0.1:1"));

    assertTrue(String.valueOf(refused.getMessage()).startsWith(
        "--advertise-client-urls is required when --listen-client-urls is set explicitly"), refused.getMessage());
  }

  @Test
  void a_host_name_cannot_be_bound() {
    var refused = assertThrows(ConfigException.class, () -> start(
        "--listen-client-urls=http://example.com:2379", "--advertise-client-urls=http://example.com:2379"));

    assertTrue(String.valueOf(refused.getMessage()).contains("expected IP in URL for binding"),
        refused.getMessage());
  }

  @Test
  void an_election_takes_at_least_five_heartbeats() {
    var refused = assertThrows(ConfigException.class, () -> start("--heartbeat-interval=500"));

    assertEquals("--election-timeout[1000ms] should be at least as 5 times as --heartbeat-interval[500ms]."
        + " See 'etcd --help'.", refused.getMessage());
  }

  @Test
  void initial_cluster_gathers_urls_by_name() throws ConfigException {
    Settings settings = start("--initial-cluster=a=http://10.0.0.1:2,b=http://10.0.0.2:2,a=http://10.0.0.1:1");

    assertEquals(Map.of("a", List.of("http://10.0.0.1:1", "http://10.0.0.1:2"), "b", List.of("http://10.0.0.2:2")),
        settings.cluster().initial().peerUrls());
  }

  @Test
  void retention_is_read_as_etcd_reads_it() throws ConfigException {
    assertEquals(new Retention.All(), start().retention());
    assertEquals(new Retention.Period(Duration.ofHours(2)), start("--auto-compaction-retention=2").retention());
    assertEquals(new Retention.Period(Duration.ofMinutes(90)), start("--auto-compaction-retention=1.5h").retention());
    assertEquals(new Retention.Revisions(1000),
        start("--auto-compaction-mode=revision", "--auto-compaction-retention=1000").retention());
    assertThrows(ConfigException.class, () -> start("--auto-compaction-retention=foo"));
    assertThrows(ConfigException.class,
        () -> start("--auto-compaction-mode=revision", "--auto-compaction-retention=10m"));
  }

  @Test
  void a_file_replaces_everything_else(@TempDir Path directory) throws ConfigException, IOException {
    Path file = directory.resolve("etcd.yaml");
    Files.writeString(file, """
        name: from-file
        snapshot-count: 77
        log-outputs: [stdout, /tmp/x.log]
        grpc-keepalive-min-time: 7000000000
        unknown-key: 1
        client-transport-security:
          cert-file: ""
          client-cert-auth: false
        """);

    Settings settings = start(Map.of("ETCD_NAME", "y"), "--config-file", file.toString(), "--snapshot-count=5");

    assertEquals("from-file", settings.member().name());
    assertEquals(77, settings.member().snapshotEntries());
    assertEquals(List.of("stdout", "/tmp/x.log"), settings.log().outputs());
    assertEquals(Duration.ofSeconds(7), settings.client().keepAlive().intervalMin());
  }

  @Test
  void tls_in_a_file_is_refused_as_well(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("etcd.yaml");
    Files.writeString(file, "peer-transport-security:\n  cert-file: peer.pem\n");

    var refused = assertThrows(ConfigException.class, () -> start("--config-file=" + file));

    assertTrue(String.valueOf(refused.getMessage()).contains("\"peer-cert-file\" in the configuration file"),
        refused.getMessage());
  }

  @Test
  void a_missing_file_is_named() {
    var refused = assertThrows(ConfigException.class, () -> start("--config-file=/no/such/file"));

    assertTrue(String.valueOf(refused.getMessage()).startsWith("open /no/such/file: no such file or directory"),
        refused.getMessage());
  }

  @Test
  void help_shows_every_flag_under_its_heading() throws ConfigException {
    var help = assertInstanceOf(Settings.Request.Help.class, Settings.read(List.of("-h"), Map.of()));

    for (Flag flag : Flags.ALL) {
      assertTrue(help.text().contains("--" + flag.name()), flag.name());
    }
    assertTrue(help.text().contains("Clustering:"), help.text());
  }

  @Test
  void version_is_asked_for_by_its_flag() throws ConfigException {
    assertInstanceOf(Settings.Request.Version.class, Settings.read(List.of("--version"), Map.of()));
  }

  private static Settings start(String... arguments) throws ConfigException {
    return start(Map.of(), arguments);
  }

  private static Settings start(Map<String, String> environment, String... arguments) throws ConfigException {
    var start = assertInstanceOf(Settings.Request.Start.class, Settings.read(List.of(arguments), environment));
    return start.settings();
  }
}
