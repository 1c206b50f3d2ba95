package dev.keelson.api.http;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * One place to listen.
 *
 * @param address port 0 means any
 * @param tls empty for plain text
 */
public record Entrance(InetSocketAddress address, Optional<Tls> tls) {
  /** Without TLS. */
  public static List<Entrance> plain(List<InetSocketAddress> addresses) {
    return addresses.stream().map(address -> new Entrance(address, Optional.empty())).toList();
  }

  public static Entrance secure(InetSocketAddress address, Tls tls) {
    return new Entrance(address, Optional.of(tls));
  }
}
