package dev.keelson.raft.wire;

import dev.keelson.raft.traffic.PeerTraffic;
import dev.keelson.store.loop.Time;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The other members, as this one reaches them. They come and go on the loop; the rest is any thread's. */
public final class Links {
  private final PeerTraffic traffic = new PeerTraffic();
  private final Map<Long, Link> links = new ConcurrentHashMap<>();
  private final AtomicReference<Runnable> expelled = new AtomicReference<>(() -> {});
  private final NettyLoop loop;
  private final Time time;
  private final long clusterId;
  private final long selfId;
  private final Dialer dialer;
  private final Duration callTimeout;

  /** @param peerUrls of every member by its id */
  public Links(
      NettyLoop loop, Time time, long clusterId, long selfId, Map<Long, List<String>> peerUrls, int payloadBytesMax,
      Duration callTimeout) {
    this.loop = loop;
    this.time = time;
    this.clusterId = clusterId;
    this.selfId = selfId;
    this.dialer = new Dialer(loop, payloadBytesMax);
    this.callTimeout = callTimeout;
    peerUrls.forEach(this::reach);
  }

  /** {@code heard} runs on the loop when another member says that this one has left the cluster for good. */
  public void whenExpelled(Runnable heard) {
    expelled.set(heard);
  }

  /** These members are reached there from now on; others stay as they are. The loop. */
  public void reach(Map<Long, List<String>> peerUrls) {
    loop.assertOwned();
    peerUrls.forEach(this::reach);
  }

  /** Gives up the ways to these. The loop. */
  public void drop(Set<Long> memberIds) {
    loop.assertOwned();
    memberIds.stream().map(links::remove).filter(Objects::nonNull).forEach(Link::close);
  }

  /**
   * The way to one other member.
   *
   * @throws IllegalStateException when there is no such member
   */
  public Link to(long memberId) {
    return find(memberId).orElseThrow(() -> noWay(memberId));
  }

  public CompletableFuture<byte[]> call(long memberId, Method method, byte[] request) {
    return find(memberId).map(link -> link.call(method, Payload.of(request), callTimeout))
        .orElseGet(() -> CompletableFuture.failedFuture(noWay(memberId)));
  }

  /** Blocks on each part as it comes; abandon it by interrupting the thread. */
  public Iterator<byte[]> parts(long memberId, Method method) {
    return to(memberId).parts(method);
  }

  /** Whether the connection to that member stands, as far as known; one never used counts as standing. */
  public boolean isConnected(long memberId) {
    return find(memberId).stream().noneMatch(Link::isDown);
  }

  /** For how long the connection to that member has stood; empty when it does not. */
  public Optional<Duration> connectedFor(long memberId) {
    return find(memberId).flatMap(Link::upFor);
  }

  /** Tries at once to reach a member that was out of reach. The loop. */
  public void reconnect(long memberId) {
    find(memberId).ifPresent(Link::retryNow);
  }

  /** What goes over the links, and comes. */
  public PeerTraffic traffic() {
    return traffic;
  }

  /** Measures how long each other member takes to answer what costs it nothing. */
  public void probe() {
    links.keySet().forEach(id -> {
      CompletableFuture<Void> _ = probe(id);
    });
  }

  /** Completes when that member answers; fails when it does not in time, or cannot be reached. */
  public CompletableFuture<Void> probe(long memberId) {
    long asked = time.monotonicNanos();
    return call(memberId, Method.PROBE, new byte[0])
        .thenAccept(_ -> traffic.roundTrip(memberId, time.monotonicNanos() - asked));
  }

  /** Ends calls that are due. The loop, now and then. */
  public void sweep() {
    links.values().forEach(Link::sweep);
  }

  public void close() {
    loop.post(() -> links.values().forEach(Link::close));
  }

  private void reach(long memberId, List<String> peerUrls) {
    Link known = links.get(memberId);
    if (known != null) {
      known.move(peerUrls);
    } else if (memberId != selfId) {
      Hello hello = new Hello(clusterId, selfId, memberId);
      links.put(memberId, new Link(hello, new PeerAddress(peerUrls), dialer, loop, time, traffic,
          () -> expelled.get().run()));
    }
  }

  private Optional<Link> find(long memberId) {
    return Optional.ofNullable(links.get(memberId));
  }

  private static IllegalStateException noWay(long memberId) {
    return new IllegalStateException("no way to member " + Long.toHexString(memberId));
  }
}
