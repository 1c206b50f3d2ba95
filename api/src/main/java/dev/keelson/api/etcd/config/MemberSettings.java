package dev.keelson.api.etcd.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What concerns this member alone.
 *
 * @param logDirectory for the Raft log; empty = within the data directory
 */
public record MemberSettings(
    String name,
    Path dataDirectory,
    String logDirectory,
    List<InetSocketAddress> peerAddresses,
    Timing timing,
    long snapshotEntries,
    boolean fsync) {
  /** How fast the cluster notices a lost leader. */
  public record Timing(Duration heartbeat, Duration electionTimeout) {}

  public MemberSettings {
    peerAddresses = List.copyOf(peerAddresses);
  }

  static MemberSettings read(Values values) throws ConfigException {
    String name = values.text("name").isEmpty() ? "default" : values.text("name");
    String directory = values.text("data-dir").isEmpty() ? name + ".etcd" : values.text("data-dir");
    return new MemberSettings(
        name,
        Path.of(directory),
        values.text("wal-dir"),
        Urls.bindable(values, "listen-peer-urls"),
        timing(values),
        values.number("snapshot-count", 1, Long.MAX_VALUE),
        !values.bool("unsafe-no-fsync"));
  }

  private static Timing timing(Values values) throws ConfigException {
    long heartbeatMillis = values.number("heartbeat-interval", 1, 10_000);
    long electionMillis = values.number("election-timeout", 1, 50_000);
    if (5 * heartbeatMillis > electionMillis) {
      throw new ConfigException("--election-timeout[" + electionMillis + "ms] should be at least as 5 times as "
          + "--heartbeat-interval[" + heartbeatMillis + "ms]. See 'etcd --help'.");
    }
    return new Timing(Duration.ofMillis(heartbeatMillis), Duration.ofMillis(electionMillis));
  }
}
