package dev.keelson.bench.load;

import dev.keelson.bench.wire.HttpConnections;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Requests over HTTP/1.1 in a closed loop, each client on a connection of its own that it keeps.
 *
 * @param connections opens the means by which clients connect
 * @param scripts gives each client, by its number, what it asks
 */
public record HttpLoad(
    String name,
    String title,
    int clients,
    Supplier<HttpConnections> connections,
    IntFunction<? extends HttpScript> scripts) implements Workload {
  /** As for calls: longer than any election. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(15);

  @Override
  public Outcome run(Target target, Window window) throws InterruptedException {
    var tally = new Tally();
    var busy = new CountDownLatch(clients);
    try (var open = connections.get()) {
      for (var i = 0; i < clients; i++) {
        var endpoint = target.endpoints().get(i % target.endpoints().size());
        open.open(endpoint, new HttpClient(scripts.apply(i), tally, target.time(), busy));
      }
      var measured = tally.measure(target, window);
      if (!busy.await(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        tally.failed(busy.getCount() + " requests had no answer after " + ANSWER_MAX.toSeconds() + " s");
      }
      return tally.with(measured);
    }
  }
}
