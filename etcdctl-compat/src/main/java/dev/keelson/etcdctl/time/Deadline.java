package dev.keelson.etcdctl.time;

import java.time.Duration;

/** The moment by which something has to be done. */
public final class Deadline {
  /** Far enough: longer than anybody waits, short enough to add to any clock. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Time time;
  private final long atNanos;
  private final boolean bounded;

  private Deadline(Time time, Duration from, boolean bounded) {
    this.time = time;
    this.atNanos = time.monotonicNanos() + from.toNanos();
    this.bounded = bounded;
  }

  public static Deadline after(Duration patience, Time time) {
    var bounded = patience.compareTo(FOR_EVER) < 0;
    return new Deadline(time, bounded ? patience : FOR_EVER, bounded);
  }

  public static Deadline never(Time time) {
    return new Deadline(time, FOR_EVER, false);
  }

  /** Whether there is an end at all. */
  public boolean isBounded() {
    return bounded;
  }

  /** Not negative. */
  public Duration left() {
    return Duration.ofNanos(nanosLeft());
  }

  public long nanosLeft() {
    return Math.max(0, atNanos - time.monotonicNanos());
  }

  public boolean hasPassed() {
    return nanosLeft() == 0;
  }

  /** This deadline, or one after the given time, whichever comes first. */
  public Deadline atMost(Duration patience) {
    return patience.toNanos() < nanosLeft() ? new Deadline(time, patience, true) : this;
  }
}
