package dev.keelson.etcdctl.v3.client;

import dev.keelson.etcdctl.http2.Connection;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.time.Time;
import java.time.Duration;

/** Pings a server now and then, and gives its connection up when it does not answer. Runs on a thread of its own. */
final class KeepAlive implements Runnable {
  /** grpc-go does not ping more often, whatever the flag says; servers send those away who do. */
  private static final Duration TIME_MIN = Duration.ofSeconds(10);

  private final Connection connection;
  private final Duration pause;
  private final Duration patience;
  private final Time time;

  KeepAlive(Connection connection, ClientSettings settings, Time time) {
    this.connection = connection;
    this.time = time;
    pause = settings.keepAliveTime().compareTo(TIME_MIN) < 0 ? TIME_MIN : settings.keepAliveTime();
    patience = settings.keepAliveTimeout();
  }

  @Override
  public void run() {
    try {
      while (!connection.hasEnded()) {
        time.pause(pause);
        if (!connection.isIdle() && !connection.ping(Deadline.after(patience, time))) {
          connection.abandon("keepalive ping failed to receive ACK within timeout");
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
