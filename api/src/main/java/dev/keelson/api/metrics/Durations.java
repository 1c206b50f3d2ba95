package dev.keelson.api.metrics;

import dev.keelson.store.meter.Histogram;
import dev.keelson.store.meter.Timings;
import java.time.Duration;
import java.util.List;

/** How long something took, each time: a histogram for those who do not know the store. Any thread. */
public final class Durations {
  private final Timings timings;

  /**
   * Nothing so far.
   *
   * @param boundsSeconds of the buckets, ascending, without the infinite one
   */
  public Durations(List<Double> boundsSeconds) {
    this.timings = new Timings(boundsSeconds);
  }

  public void add(Duration took) {
    timings.add(took.toNanos());
  }

  Histogram histogram() {
    return timings.histogram();
  }
}
