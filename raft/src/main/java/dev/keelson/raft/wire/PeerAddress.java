package dev.keelson.raft.wire;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Where a member listens: its URLs in turn, looked up at each attempt, because addresses move. Any thread. */
final class PeerAddress {
  private final AtomicReference<List<URI>> urls;
  private final AtomicInteger turn = new AtomicInteger();

  PeerAddress(List<String> urls) {
    this.urls = new AtomicReference<>(parse(urls));
  }

  /** From the next attempt on. */
  void move(List<String> to) {
    urls.set(parse(to));
  }

  InetSocketAddress next() {
    List<URI> now = urls.get();
    URI url = now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
    return new InetSocketAddress(url.getHost(), url.getPort());
  }

  private static List<URI> parse(List<String> urls) {
    return urls.stream().map(URI::create).toList();
  }
}
