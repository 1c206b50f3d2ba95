package dev.keelson.api.etcd.config;

import static dev.keelson.api.etcd.config.Flag.Area.AUTH;
import static dev.keelson.api.etcd.config.Flag.Area.CLUSTERING;
import static dev.keelson.api.etcd.config.Flag.Area.FEATURES;
import static dev.keelson.api.etcd.config.Flag.Area.GENERAL;
import static dev.keelson.api.etcd.config.Flag.Area.LOGGING;
import static dev.keelson.api.etcd.config.Flag.Area.MEMBER;
import static dev.keelson.api.etcd.config.Flag.Area.MONITORING;
import static dev.keelson.api.etcd.config.Flag.Area.SECURITY;
import static dev.keelson.api.etcd.config.Flag.Area.UNSAFE;
import static dev.keelson.api.etcd.config.Flag.Kind.BOOL;
import static dev.keelson.api.etcd.config.Flag.Kind.DURATION;
import static dev.keelson.api.etcd.config.Flag.Kind.LIST;
import static dev.keelson.api.etcd.config.Flag.Kind.NUMBER;
import static dev.keelson.api.etcd.config.Flag.Kind.TEXT;
import static dev.keelson.api.etcd.config.Flag.Meaning.HERE;
import static dev.keelson.api.etcd.config.Flag.Meaning.NONE;
import static dev.keelson.api.etcd.config.Flag.Meaning.NOT_BUILT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every flag that etcd 3.4 to 3.7 has, with its default and what it does here. To add a flag, add a row. */
final class Flags {
  /** The prefix that flags carried before they grew up; both spellings are taken. */
  private static final String EXPERIMENTAL = "experimental-";

  static final List<Flag> ALL = List.of(
      new Flag("name", TEXT, "default", MEMBER, HERE, "Human-readable name for this member."),
      new Flag("data-dir", TEXT, "", MEMBER, HERE, "Path to the data directory; empty means <name>.etcd."),
      new Flag("wal-dir", TEXT, "", MEMBER, HERE, "Path to the directory for the Raft log, apart from the data."),
      new Flag("snapshot-count", NUMBER, "10000", MEMBER, HERE, "Log entries between two snapshots."),
      new Flag("heartbeat-interval", NUMBER, "100", MEMBER, HERE, "Milliseconds between two heartbeats."),
      new Flag("election-timeout", NUMBER, "1000", MEMBER, HERE,
          "Milliseconds without a heartbeat before an election."),
      new Flag("listen-peer-urls", LIST, "http://localhost:2380", MEMBER, HERE, "Where to listen for peers."),
      new Flag("listen-client-urls", LIST, "http://localhost:2379", MEMBER, HERE, "Where to listen for clients."),
      new Flag("quota-backend-bytes", NUMBER, "0", MEMBER, HERE,
          "Raise an alarm when the data exceeds this size (0: 2 GiB, negative: no limit)."),
      new Flag("max-txn-ops", NUMBER, "128", MEMBER, HERE, "Most operations in a transaction."),
      new Flag("max-request-bytes", NUMBER, "1572864", MEMBER, HERE, "Largest client request in bytes."),
      new Flag("max-concurrent-streams", NUMBER, "4294967295", MEMBER, HERE, "Most streams of one connection."),
      new Flag("grpc-keepalive-min-time", DURATION, "5s", MEMBER, HERE,
          "Clients that ping more often are disconnected."),
      new Flag("grpc-keepalive-interval", DURATION, "2h", MEMBER, HERE, "Time between pings to idle clients."),
      new Flag("grpc-keepalive-timeout", DURATION, "20s", MEMBER, HERE, "Time a client may take to answer a ping."),
      new Flag("listen-client-http-urls", LIST, "", MEMBER, NOT_BUILT, "Where to listen for HTTP clients only."),
      new Flag("initial-election-tick-advance", BOOL, "true", MEMBER, NONE, "Fast-forward the first election."),
      new Flag("max-snapshots", NUMBER, "5", MEMBER, NONE, "Snapshot files to keep."),
      new Flag("max-wals", NUMBER, "5", MEMBER, NONE, "Log files to keep."),
      new Flag("memory-mlock", BOOL, "false", MEMBER, NONE, "Keep the process out of swap."),
      new Flag("backend-batch-interval", DURATION, "0s", MEMBER, NONE, "Longest time before the backend commits."),
      new Flag("backend-batch-limit", NUMBER, "0", MEMBER, NONE, "Most operations before the backend commits."),
      new Flag("backend-bbolt-freelist-type", TEXT, "map", MEMBER, NONE, "Free list of etcd's own engine."),
      new Flag("socket-reuse-port", BOOL, "false", MEMBER, NONE, "Set SO_REUSEPORT on listeners."),
      new Flag("socket-reuse-address", BOOL, "false", MEMBER, NONE, "Set SO_REUSEADDR on listeners."),
      new Flag("enable-grpc-gateway", BOOL, "true", MEMBER, NONE, "Serve the JSON gateway."),
      new Flag("raft-read-timeout", DURATION, "5s", MEMBER, NONE, "Read timeout of peer connections."),
      new Flag("raft-write-timeout", DURATION, "5s", MEMBER, NONE, "Write timeout of peer connections."),
      new Flag("feature-gates", TEXT, "", MEMBER, NONE, "Features to switch, as name=true,name=false."),

      new Flag("initial-advertise-peer-urls", LIST, "http://localhost:2380", CLUSTERING, HERE,
          "Peer URLs by which the others reach this member."),
      new Flag("initial-cluster", TEXT, "", CLUSTERING, HERE,
          "All members as name=url,name=url; empty means this one alone."),
      new Flag("initial-cluster-state", TEXT, "new", CLUSTERING, HERE, "'new', or 'existing' when joining."),
      new Flag("initial-cluster-token", TEXT, "etcd-cluster", CLUSTERING, HERE,
          "Keeps clusters apart whose members have the same URLs."),
      new Flag("advertise-client-urls", LIST, "http://localhost:2379", CLUSTERING, HERE,
          "Client URLs by which clients reach this member."),
      new Flag("auto-compaction-mode", TEXT, "periodic", CLUSTERING, HERE, "'periodic' or 'revision'."),
      new Flag("auto-compaction-retention", TEXT, "0", CLUSTERING, HERE,
          "History to keep: a duration (a bare number means hours) or a number of revisions; 0 keeps all."),
      new Flag("strict-reconfig-check", BOOL, "true", CLUSTERING, HERE,
          "Refuse membership changes that would cost the quorum."),
      new Flag("pre-vote", BOOL, "true", CLUSTERING, NONE, "Ask before an election; always done here."),
      new Flag("enable-v2", BOOL, "true", CLUSTERING, HERE, "Serve the v2 API; an etcd 3.4 does not unless told to."),
      new Flag("v2-deprecation", TEXT, "not-yet", CLUSTERING, NONE, "Stage of the v2 store's retirement."),
      new Flag("discovery", TEXT, "", CLUSTERING, NOT_BUILT, "URL of a v2 discovery service."),
      new Flag("discovery-fallback", TEXT, "exit", CLUSTERING, NONE, "What to do when discovery fails."),
      new Flag("discovery-proxy", TEXT, "", CLUSTERING, NONE, "Proxy to the discovery service."),
      new Flag("discovery-srv", TEXT, "", CLUSTERING, NOT_BUILT, "DNS domain with the members' SRV records."),
      new Flag("discovery-srv-name", TEXT, "", CLUSTERING, NONE, "Suffix of the SRV name."),
      new Flag("discovery-token", TEXT, "", CLUSTERING, NOT_BUILT, "Token at a v3 discovery service."),
      new Flag("discovery-endpoints", LIST, "", CLUSTERING, NOT_BUILT, "Endpoints of a v3 discovery service."),
      new Flag("discovery-dial-timeout", DURATION, "2s", CLUSTERING, NONE, "Dial timeout of discovery."),
      new Flag("discovery-request-timeout", DURATION, "5s", CLUSTERING, NONE, "Request timeout of discovery."),
      new Flag("discovery-keepalive-time", DURATION, "2s", CLUSTERING, NONE, "Keep-alive time of discovery."),
      new Flag("discovery-keepalive-timeout", DURATION, "6s", CLUSTERING, NONE, "Keep-alive timeout of discovery."),
      new Flag("discovery-insecure-transport", BOOL, "true", CLUSTERING, NONE, "Discovery without TLS."),
      new Flag("discovery-insecure-skip-tls-verify", BOOL, "false", CLUSTERING, NONE, "Discovery without proof."),
      new Flag("discovery-cert", TEXT, "", CLUSTERING, NONE, "Certificate for discovery."),
      new Flag("discovery-key", TEXT, "", CLUSTERING, NONE, "Key for discovery."),
      new Flag("discovery-cacert", TEXT, "", CLUSTERING, NONE, "Authority for discovery."),
      new Flag("discovery-user", TEXT, "", CLUSTERING, NONE, "User for discovery."),
      new Flag("discovery-password", TEXT, "", CLUSTERING, NONE, "Password for discovery."),

      new Flag("cert-file", TEXT, "", SECURITY, NOT_BUILT, "Certificate of the client listener."),
      new Flag("key-file", TEXT, "", SECURITY, NOT_BUILT, "Key of the client listener."),
      new Flag("client-cert-auth", BOOL, "false", SECURITY, NOT_BUILT, "Ask clients for certificates."),
      new Flag("client-cert-file", TEXT, "", SECURITY, NOT_BUILT, "Certificate of the server as a client."),
      new Flag("client-key-file", TEXT, "", SECURITY, NOT_BUILT, "Key of the server as a client."),
      new Flag("client-crl-file", TEXT, "", SECURITY, NOT_BUILT, "Revoked client certificates."),
      new Flag("client-cert-allowed-hostname", TEXT, "", SECURITY, NOT_BUILT, "Name that clients must carry."),
      new Flag("trusted-ca-file", TEXT, "", SECURITY, NOT_BUILT, "Authorities of client certificates."),
      new Flag("auto-tls", BOOL, "false", SECURITY, NOT_BUILT, "Make a certificate for the client listener."),
      new Flag("peer-cert-file", TEXT, "", SECURITY, NOT_BUILT, "Certificate of the peer listener."),
      new Flag("peer-key-file", TEXT, "", SECURITY, NOT_BUILT, "Key of the peer listener."),
      new Flag("peer-client-cert-auth", BOOL, "false", SECURITY, NOT_BUILT, "Ask peers for certificates."),
      new Flag("peer-client-cert-file", TEXT, "", SECURITY, NOT_BUILT, "Certificate towards peers."),
      new Flag("peer-client-key-file", TEXT, "", SECURITY, NOT_BUILT, "Key towards peers."),
      new Flag("peer-trusted-ca-file", TEXT, "", SECURITY, NOT_BUILT, "Authorities of peer certificates."),
      new Flag("peer-cert-allowed-cn", LIST, "", SECURITY, NOT_BUILT, "Names that peers must carry."),
      new Flag("peer-cert-allowed-hostname", LIST, "", SECURITY, NOT_BUILT, "Host names that peers must carry."),
      new Flag("peer-auto-tls", BOOL, "false", SECURITY, NOT_BUILT, "Make a certificate for the peer listener."),
      new Flag("peer-crl-file", TEXT, "", SECURITY, NOT_BUILT, "Revoked peer certificates."),
      new Flag("peer-skip-client-san-verification", BOOL, "false", SECURITY, NONE, "Do not check peers' names."),
      new Flag("self-signed-cert-validity", NUMBER, "1", SECURITY, NOT_BUILT, "Years that made certificates last."),
      new Flag("cipher-suites", LIST, "", SECURITY, NOT_BUILT, "Allowed TLS cipher suites."),
      new Flag("tls-min-version", TEXT, "TLS1.2", SECURITY, NOT_BUILT, "Oldest TLS version."),
      new Flag("tls-max-version", TEXT, "", SECURITY, NOT_BUILT, "Newest TLS version."),
      new Flag("cors", LIST, "*", SECURITY, NOT_BUILT, "Allowed origins."),
      new Flag("host-whitelist", LIST, "*", SECURITY, NOT_BUILT, "Allowed host names of HTTP requests."),

      new Flag("auth-token", TEXT, "simple", AUTH, NONE, "Kind of auth tokens."),
      new Flag("bcrypt-cost", NUMBER, "10", AUTH, NONE, "Cost of hashing passwords."),
      new Flag("auth-token-ttl", NUMBER, "300", AUTH, NONE, "Seconds that a token lasts."),

      new Flag("enable-pprof", BOOL, "false", MONITORING, NONE, "Serve Go profiles."),
      new Flag("metrics", TEXT, "basic", MONITORING, HERE, "'extensive' tells how long calls take, by method."),
      new Flag("listen-metrics-urls", LIST, "", MONITORING, HERE, "Where to serve metrics and health apart."),
      new Flag("enable-distributed-tracing", BOOL, "false", MONITORING, NONE, "Send traces."),
      new Flag("distributed-tracing-address", TEXT, "localhost:4317", MONITORING, NONE, "Where to send traces."),
      new Flag("distributed-tracing-service-name", TEXT, "etcd", MONITORING, NONE, "Name in traces."),
      new Flag("distributed-tracing-instance-id", TEXT, "", MONITORING, NONE, "Instance in traces."),
      new Flag("distributed-tracing-sampling-rate", NUMBER, "0", MONITORING, NONE, "Samples per million."),

      new Flag("logger", TEXT, "zap", LOGGING, HERE, "'zap': structured lines."),
      new Flag("log-outputs", LIST, "default", LOGGING, HERE, "'stdout', 'stderr' and file paths."),
      new Flag("log-level", TEXT, "info", LOGGING, HERE, "debug, info, warn, error, panic or fatal."),
      new Flag("log-format", TEXT, "json", LOGGING, HERE, "'json' or 'console'."),
      new Flag("enable-log-rotation", BOOL, "false", LOGGING, NONE, "Rotate log files."),
      new Flag("log-rotation-config-json", TEXT, "", LOGGING, NONE, "How to rotate log files."),
      new Flag("debug", BOOL, "false", LOGGING, NONE, "Replaced by --log-level=debug."),
      new Flag("log-package-levels", TEXT, "", LOGGING, NONE, "Levels of single packages."),
      new Flag("warning-apply-duration", DURATION, "100ms", LOGGING, NONE, "Warn of slower applies."),
      new Flag("warning-unary-request-duration", DURATION, "300ms", LOGGING, NONE, "Warn of slower requests."),

      new Flag("watch-progress-notify-interval", DURATION, "10m", FEATURES, HERE,
          "Time between progress notifications of an idle watch."),
      new Flag("enable-lease-checkpoint", BOOL, "false", FEATURES, HERE,
          "Keep remaining lease times over a change of leader."),
      new Flag("enable-lease-checkpoint-persist", BOOL, "false", FEATURES, NONE, "Always done with checkpoints."),
      new Flag("initial-corrupt-check", BOOL, "false", FEATURES, NONE, "Compare hashes at the start."),
      new Flag("corrupt-check-time", DURATION, "0s", FEATURES, NONE, "Time between comparisons of hashes."),
      new Flag("compact-hash-check-enabled", BOOL, "false", FEATURES, NONE, "Compare hashes at compactions."),
      new Flag("compact-hash-check-time", DURATION, "1m", FEATURES, NONE, "Time between those comparisons."),
      new Flag("compaction-batch-limit", NUMBER, "1000", FEATURES, NONE, "Revisions compacted at a time."),
      new Flag("compaction-sleep-interval", DURATION, "10ms", FEATURES, NONE, "Rest between those."),
      new Flag("bootstrap-defrag-threshold-megabytes", NUMBER, "0", FEATURES, NONE, "Defragment at the start."),
      new Flag("max-learners", NUMBER, "1", FEATURES, NONE, "Most learners in a cluster."),
      new Flag("downgrade-check-time", DURATION, "5s", FEATURES, NONE, "Time between looks at a downgrade."),
      new Flag("snapshot-catchup-entries", NUMBER, "5000", FEATURES, NONE, "Entries kept for slow followers."),
      new Flag("enable-v2v3", TEXT, "", FEATURES, NOT_BUILT, "Serve the v2 API from v3 keys."),
      new Flag("peer-skip-client-verify", BOOL, "false", FEATURES, NONE, "Do not check peers."),
      new Flag("memory-mlock-enabled", BOOL, "false", FEATURES, NONE, "Keep the process out of swap."),
      new Flag("txn-mode-write-with-shared-buffer", BOOL, "true", FEATURES, NONE, "Buffering of etcd's engine."),
      new Flag("stop-grpc-service-on-defrag", BOOL, "false", FEATURES, NONE, "Defragmenting stops nothing here."),

      new Flag("unsafe-no-fsync", BOOL, "false", UNSAFE, HERE, "Do not wait for the disk. Loses data on a crash."),
      new Flag("force-new-cluster", BOOL, "false", UNSAFE, NOT_BUILT, "Go on alone with the data of a cluster."),

      new Flag("config-file", TEXT, "", GENERAL, HERE,
          "Read everything from this YAML file; other flags and variables are then ignored."),
      new Flag("version", BOOL, "false", GENERAL, HERE, "Print the version and exit."),
      new Flag("help", BOOL, "false", GENERAL, HERE, "Print this text and exit."));

  private static final Map<String, Flag> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Flag::name, Function.identity()));

  private Flags() {}

  /** The flag of that name, in either spelling. */
  static Optional<Flag> named(String name) {
    return Optional.ofNullable(BY_NAME.get(settled(name)));
  }

  private static String settled(String name) {
    return name.startsWith(EXPERIMENTAL) ? name.substring(EXPERIMENTAL.length()) : name;
  }
}
