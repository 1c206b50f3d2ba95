package dev.keelson.bench.load;

import dev.keelson.bench.wire.Connections;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Unary calls in a closed loop: each client waits for its answer before it asks again, as etcd's own benchmark does.
 *
 * @param clients how many calls are outstanding
 * @param connections over how many TCP connections they are spread
 * @param scripts gives each client, by its number, what it asks
 */
public record CallLoad(String name, String title, int clients, int connections, IntFunction<Script> scripts)
    implements Workload {
  /** Longer than any election; a call that takes longer is stuck. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(15);

  @Override
  public Outcome run(Target target, Window window) throws InterruptedException {
    var tally = new Tally();
    try (var open = target.connect(connections)) {
      var busy = start(open, tally, target.time());
      var measured = tally.measure(target, window);
      expectEnd(busy, tally, ANSWER_MAX);
      return tally.with(measured);
    }
  }

  /** Runs until every script is done. */
  Outcome runOut(Target target, Duration atMost) throws InterruptedException {
    var tally = new Tally();
    try (var open = target.connect(connections)) {
      var busy = start(open, tally, target.time());
      expectEnd(busy, tally, atMost);
      return tally.with(tally.measure(target, new Window(Duration.ZERO, Duration.ZERO)));
    }
  }

  private CountDownLatch start(Connections open, Tally tally, Time time) {
    var busy = new CountDownLatch(clients);
    for (var i = 0; i < clients; i++) {
      new Caller(scripts.apply(i), new Route(open, i, clients < connections), tally, time, busy).ask();
    }
    return busy;
  }

  private static void expectEnd(CountDownLatch busy, Tally tally, Duration atMost) throws InterruptedException {
    if (!busy.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      tally.failed(busy.getCount() + " calls had no answer after " + atMost.toSeconds() + " s");
    }
  }
}
