package dev.keelson.orchestrator.controller.cron;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which time of a timetable has passed without a run.
 *
 * @param latest the last of them; empty when there is none
 * @param missed about how many there are
 * @param since what was searched from
 */
record Occasion(Optional<Instant> latest, long missed, Instant since) {
  /** Beyond so many, somebody should hear of it. */
  static final int MISSED_MAX = 100;

  static Occasion since(Instant since, Instant now, Timetable timetable) {
    var first = timetable.next(since).filter(time -> !time.isAfter(now));
    if (first.isEmpty()) {
      return new Occasion(Optional.empty(), 0, since);
    }
    var second = timetable.next(first.get()).filter(time -> !time.isAfter(now));
    if (second.isEmpty()) {
      return new Occasion(first, 0, since);
    }
    long stepSeconds = Math.max(Duration.between(first.get(), second.get()).toSeconds(), 1);
    long missed = Duration.between(first.get(), now).toSeconds() / stepSeconds + 1;
    // Not all steps need be alike: from a step too early on, the timetable itself is asked.
    var early = first.get().plusSeconds((missed - 2) * stepSeconds);
    return new Occasion(last(early, now, timetable), missed, since);
  }

  private static Optional<Instant> last(Instant from, Instant now, Timetable timetable) {
    var last = Optional.<Instant>empty();
    for (var next = timetable.next(from); next.isPresent() && !next.get().isAfter(now);) {
      last = next;
      next = timetable.next(next.get());
    }
    return last;
  }

  boolean isTooMany() {
    return missed > MISSED_MAX;
  }

  /** How long from now until the timetable has something again. */
  Optional<Duration> untilNext(Instant now, Timetable timetable) {
    var from = latest.orElse(missed == 0 ? since : now);
    return timetable.next(from).map(next -> Duration.between(now, next));
  }
}
