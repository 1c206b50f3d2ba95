package dev.keelson.bench.load;

import dev.keelson.bench.wire.Connections;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Watchers of one prefix, several on each stream, and writers that put the next value when every watcher has got the
 * one before. Operations are events delivered; latencies go from the put's start to each event's arrival.
 */
public record WatchFanOut(String name, String title, int watchers, int streams) implements Workload {
  /** Enough that the members are never idle, few enough that the figure is not a queue's length. */
  private static final int WRITERS = 8;

  private static final Duration ANSWER_MAX = Duration.ofSeconds(15);

  @Override
  public Outcome run(Target target, Window window) throws InterruptedException {
    var tally = new Tally();
    try (var open = target.connect(streams)) {
      var busy = new CountDownLatch(WRITERS);
      var writers = IntStream.range(0, WRITERS)
          .mapToObj(i -> new WaveWriter(i, watchers, new Route(open, i, false), tally, target.time(), busy))
          .toList();
      if (!watch(open, writers, tally)) {
        tally.failed("the watchers were not created in " + ANSWER_MAX.toSeconds() + " s");
      }
      writers.forEach(WaveWriter::put);
      var measured = tally.measure(target, window);
      if (!busy.await(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        tally.failed("events were missing after " + ANSWER_MAX.toSeconds() + " s");
      }
      return tally.with(measured);
    }
  }

  private boolean watch(Connections open, List<WaveWriter> writers, Tally tally) throws InterruptedException {
    var created = new CountDownLatch(watchers);
    for (var i = 0; i < streams; i++) {
      var share = (watchers + i) / streams;
      WatchStream.open(open.at(i), share, writers, created, tally);
    }
    return created.await(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
  }
}
