package dev.keelson.raft.traffic;

import dev.keelson.raft.PeerFigures;
import dev.keelson.store.meter.Timings;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What goes to each other member and comes from it. Any thread. */
public final class PeerTraffic {
  private final Map<Long, Line> lines = new ConcurrentHashMap<>();

  public void sent(long member, long bytes) {
    line(member).sentBytes.add(bytes);
  }

  public void received(long member, long bytes) {
    line(member).receivedBytes.add(bytes);
  }

  /** A request had no answer. */
  public void failed(long member) {
    line(member).failures.increment();
  }

  public void roundTrip(long member, long nanos) {
    line(member).roundTrips.add(nanos);
  }

  public Map<Long, PeerFigures> figures() {
    var figures = new TreeMap<Long, PeerFigures>();
    lines.forEach((member, line) -> figures.put(member, line.figures()));
    return figures;
  }

  private Line line(long member) {
    return lines.computeIfAbsent(member, _ -> new Line());
  }

  private static final class Line {
    private final LongAdder sentBytes = new LongAdder();
    private final LongAdder receivedBytes = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /** etcd's buckets for etcd_network_peer_round_trip_time_seconds: from 0.1 ms to 3.3 s. */
    private final Timings roundTrips = Timings.doubling(0.0001, 16);

    private PeerFigures figures() {
      return new PeerFigures(sentBytes.sum(), receivedBytes.sum(), failures.sum(), roundTrips.histogram());
    }
  }
}
