package dev.keelson.bench.load;

import dev.keelson.bench.wire.Connections;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;

/** The servers under load. */
public record Target(List<InetSocketAddress> endpoints, Supplier<Usage> usage, Time time) {
  public Target {
    endpoints = List.copyOf(endpoints);
  }

  Connections connect(int count) {
    return Connections.open(endpoints, count);
  }
}
