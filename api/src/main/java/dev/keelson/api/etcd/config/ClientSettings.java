package dev.keelson.api.etcd.config;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What concerns clients.
 *
 * @param metricsAddresses where metrics and health are served apart; may be empty
 * @param quotaBytes as given: 0 = default, negative = none
 */
public record ClientSettings(
    List<InetSocketAddress> addresses,
    List<InetSocketAddress> metricsAddresses,
    int requestBytesMax,
    int txnOpsMax,
    long concurrentStreamsMax,
    KeepAlive keepAlive,
    long quotaBytes) {
  /** How connections are kept and dropped. */
  public record KeepAlive(Duration intervalMin, Duration interval, Duration timeout) {}

  /** gRPC needs the size of a message, and its frame, in an int. */
  private static final int REQUEST_BYTES_MAX = 1 << 30;

  public ClientSettings {
    addresses = List.copyOf(addresses);
    metricsAddresses = List.copyOf(metricsAddresses);
  }

  static ClientSettings read(Values values) throws ConfigException {
    return new ClientSettings(
        Urls.bindable(values, "listen-client-urls"),
        Urls.bindable(values, "listen-metrics-urls"),
        (int) values.number("max-request-bytes", 1, REQUEST_BYTES_MAX),
        (int) values.number("max-txn-ops", 1, Integer.MAX_VALUE),
        values.number("max-concurrent-streams", 1, 0xffff_ffffL),
        new KeepAlive(
            values.duration("grpc-keepalive-min-time"),
            values.duration("grpc-keepalive-interval"),
            values.duration("grpc-keepalive-timeout")),
        values.number("quota-backend-bytes", Long.MIN_VALUE, Long.MAX_VALUE));
  }
}
