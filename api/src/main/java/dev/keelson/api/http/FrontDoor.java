package dev.keelson.api.http;

import dev.keelson.api.grpc.CallMetrics;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** Listens, sniffs, routes: gRPC calls go to services, everything else to an {@link HttpHandler}. */
public final class FrontDoor implements AutoCloseable {
  private FrontDoor() {}

  /**
   * Starts listening.
   *
   * @param readers where chunked messages are made ({@link dev.keelson.api.grpc.WireMessage.Chunked}); may block
   * @throws IOException when an address cannot be bound; the message names the address and the reason
   */
  public static FrontDoor open(
      List<InetSocketAddress> addresses,
      List<ServerServiceDefinition> services,
      HttpHandler http,
      FrontDoorLimits limits,
      CallMetrics metrics,
      Executor readers)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Where it listens now; port 0 is resolved. */
  public List<InetSocketAddress> addresses() {
    throw new UnsupportedOperationException();
  }

  /** Stops accepting, lets unary calls end, ends streams, and closes; not longer than {@code grace}. */
  public void close(Duration grace) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    close(Duration.ofMillis(500));
  }
}
