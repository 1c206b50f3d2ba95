package dev.keelson.raft.wire;

import dev.keelson.raft.traffic.PeerTraffic;
import dev.keelson.store.loop.Time;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The other members, as this one reaches them. */
public final class Links {
  private final PeerTraffic traffic = new PeerTraffic();
  private final NettyLoop loop;
  private final Map<Long, Link> links;
  private final Map<Long, PeerAddress> addresses;
  private final long clusterId;
  private final long selfId;
  private final int payloadBytesMax;
  private final Duration callTimeout;

  /** @param peerUrls of every member by its id */
  public Links(
      NettyLoop loop, Time time, long clusterId, long selfId, Map<Long, List<String>> peerUrls, int payloadBytesMax,
      Duration callTimeout) {
    this.loop = loop;
    this.clusterId = clusterId;
    this.selfId = selfId;
    this.payloadBytesMax = payloadBytesMax;
    this.callTimeout = callTimeout;
    this.addresses = peerUrls.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, urls -> new PeerAddress(urls.getValue())));
    this.links = peerUrls.keySet().stream().filter(id -> id != selfId).collect(Collectors.toUnmodifiableMap(
        id -> id, id -> new Link(hello(id), () -> address(id), loop, time, payloadBytesMax, traffic)));
  }

  /**
   * The way to one other member.
   *
   * @throws IllegalStateException when there is no such member
   */
  public Link to(long memberId) {
    Link link = links.get(memberId);
    if (link == null) {
      throw new IllegalStateException("no way to member " + Long.toHexString(memberId));
    }
    return link;
  }

  public CompletableFuture<byte[]> call(long memberId, Method method, byte[] request) {
    Link link = links.get(memberId);
    return link == null
        ? CompletableFuture.failedFuture(new IllegalStateException("no way to member " + Long.toHexString(memberId)))
        : link.call(method, Payload.of(request), callTimeout);
  }

  /** Blocks on each part as it comes; abandon it by interrupting the thread. */
  public Iterator<byte[]> parts(long memberId, Method method) {
    PartStream stream = new PartStream(hello(memberId), method);
    ChannelFuture connecting = new Bootstrap()
        .group(loop.group())
        .channel(loop.socket())
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Limits.CONNECT_MAX.toMillis())
        .handler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(Frame.decoder(payloadBytesMax), stream);
          }
        })
        .connect(address(memberId));
    stream.reads(connecting.channel());
    ChannelFuture _ = connecting.addListener((ChannelFutureListener) done -> {
      if (!done.isSuccess()) {
        stream.failed(done.cause());
      }
    });
    return stream;
  }

  /** Whether the connection to that member stands, as far as known; one never used counts as standing. */
  public boolean isConnected(long memberId) {
    Link link = links.get(memberId);
    return link == null || !link.isDown();
  }

  /** Tries at once to reach a member that was out of reach. The loop. */
  public void reconnect(long memberId) {
    Link link = links.get(memberId);
    if (link != null) {
      link.retryNow();
    }
  }

  /** What goes over the links, and comes. */
  public PeerTraffic traffic() {
    return traffic;
  }

  /** Measures how long each other member takes to answer what costs it nothing. */
  public void probe(Time time) {
    links.forEach((member, link) -> {
      long asked = time.monotonicNanos();
      CompletableFuture<Void> _ = link.call(Method.PROBE, Payload.of(new byte[0]), callTimeout)
          .thenAccept(_ -> traffic.roundTrip(member, time.monotonicNanos() - asked));
    });
  }

  /** Ends calls that are due. The loop, now and then. */
  public void sweep() {
    links.values().forEach(Link::sweep);
  }

  public void close() {
    loop.post(() -> links.values().forEach(Link::close));
  }

  private Hello hello(long to) {
    return new Hello(clusterId, selfId, to);
  }

  private InetSocketAddress address(long memberId) {
    PeerAddress address = addresses.get(memberId);
    if (address == null) {
      throw new IllegalStateException("no way to member " + Long.toHexString(memberId));
    }
    return address.next();
  }

  /** The URLs of one member in turn: the next attempt takes the next one. */
  private static final class PeerAddress {
    private final List<URI> urls;
    private int turn;

    private PeerAddress(List<String> urls) {
      this.urls = urls.stream().map(URI::create).toList();
    }

    private synchronized InetSocketAddress next() {
      URI url = urls.get(turn++ % urls.size());
      return new InetSocketAddress(url.getHost(), url.getPort());
    }
  }
}
