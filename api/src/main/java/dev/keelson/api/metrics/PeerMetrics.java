package dev.keelson.api.metrics;

import dev.keelson.raft.PeerFigures;
import dev.keelson.raft.Replica;
import dev.keelson.store.meter.Histogram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** etcd's figures of the lines between members. */
public final class PeerMetrics {
  private static final String TO = "To";
  private static final String FROM = "From";

  private final Replica replica;

  public PeerMetrics(Replica replica) {
    this.replica = replica;
  }

  public List<Family> families() {
    return List.of(
        counter("etcd_network_peer_sent_bytes_total", "The total number of bytes sent to peers.",
            TO, PeerFigures::sentBytes),
        counter("etcd_network_peer_received_bytes_total", "The total number of bytes received from peers.",
            FROM, PeerFigures::receivedBytes),
        counter("etcd_network_peer_sent_failures_total", "The total number of send failures from peers.",
            TO, PeerFigures::sendFailures),
        Family.histograms("etcd_network_peer_round_trip_time_seconds", "Round-Trip-Time histogram between peers",
            () -> {
              var roundTrips = new LinkedHashMap<Map<String, String>, Histogram>();
              replica.peers().forEach((id, figures) -> roundTrips.put(label(TO, id), figures.roundTrips()));
              return roundTrips;
            }));
  }

  private Family counter(String name, String help, String label, ToDoubleFunction<PeerFigures> value) {
    return new Family(name, Family.Kind.COUNTER, help, () -> replica.peers().entrySet().stream()
        .map(peer -> Sample.of(label(label, peer.getKey()), value.applyAsDouble(peer.getValue())))
        .toList());
  }

  private static Map<String, String> label(String name, long memberId) {
    return Map.of(name, Long.toHexString(memberId));
  }
}
