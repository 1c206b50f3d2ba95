package dev.keelson.orchestrator.client.https;

import dev.keelson.orchestrator.client.Transport;
import dev.keelson.orchestrator.client.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** One server, reached over one HTTP/2 connection for as long as it lasts. Any number of virtual threads. */
public final class HttpsTransport implements Transport, AutoCloseable {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

  /** Longer than the server takes for any request that is no watch. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(65);

  /** Fewer than the streams that a server allows a connection, since watches need some too. */
  private static final int IN_FLIGHT_MAX = 64;

  private final HttpClient client;
  private final Kubeconfig config;
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT_MAX);

  public HttpsTransport(Kubeconfig config) {
    this.config = config;
    this.client = HttpClient.newBuilder().sslContext(config.tls()).version(HttpClient.Version.HTTP_2)
        .connectTimeout(CONNECT_MAX)
        .executor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("https-", 0).factory())).build();
  }

  @Override
  public Answer send(Request request) {
    var built = request(request).timeout(ANSWER_MAX).build();
    try {
      inFlight.acquire();
      try {
        var response = exchange(built, BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.body());
      } finally {
        inFlight.release();
      }
    } catch (InterruptedException ending) {
      throw interrupted(ending);
    }
  }

  @Override
  public Flow open(Request request) {
    try {
      var response = exchange(request(request).build(), BodyHandlers.ofInputStream());
      return new Flow(response.statusCode(), response.body());
    } catch (InterruptedException ending) {
      throw interrupted(ending);
    }
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) throws InterruptedException {
    try {
      return client.send(request, handler);
    } catch (IOException broken) {
      throw new Unreachable(config.server() + ": " + broken.getMessage(), broken);
    }
  }

  private HttpRequest.Builder request(Request request) {
    var builder = HttpRequest.newBuilder(URI.create(config.server() + request.target()));
    config.token().ifPresent(token -> builder.header("authorization", "Bearer " + token));
    if (!request.contentType().isEmpty()) {
      builder.header("content-type", request.contentType());
    }
    return builder.header("accept", "application/json").header("user-agent", "keelson")
        .method(request.method(), BodyPublishers.ofByteArray(request.body()));
  }

  private static Unreachable interrupted(InterruptedException ending) {
    Thread.currentThread().interrupt();
    return new Unreachable("interrupted", ending);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
