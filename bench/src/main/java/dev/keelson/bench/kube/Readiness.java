package dev.keelson.bench.kube;

import dev.keelson.bench.load.Time;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/** Waits until every API server listens: they open their door when they are ready, and not before. */
final class Readiness {
  private static final Duration MAX = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final List<InetSocketAddress> endpoints;
  private final Time time;

  Readiness(List<InetSocketAddress> endpoints, Time time) {
    this.endpoints = endpoints;
    this.time = time;
  }

  void await() throws IOException, InterruptedException {
    var deadline = time.nanos() + MAX.toNanos();
    for (var endpoint : endpoints) {
      while (!isOpen(endpoint)) {
        if (time.nanos() > deadline) {
          throw new IOException("no API server at " + endpoint + " after " + MAX.toSeconds() + " s");
        }
        time.pause(PAUSE);
      }
    }
  }

  private static boolean isOpen(InetSocketAddress endpoint) {
    try (var socket = new Socket(endpoint.getAddress(), endpoint.getPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
