package dev.keelson.orchestrator.cache;

import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The last few moments of which a first page was given: their next pages cost the store nothing. Any thread. */
final class Moments {
  private final ConcurrentSkipListMap<Long, Moment> kept = new ConcurrentSkipListMap<>();

  void keep(Moment moment) {
    kept.putIfAbsent(moment.revision(), moment);
    while (kept.size() > Limits.MOMENTS_KEPT_MAX) {
      kept.pollFirstEntry();
    }
  }

  Optional<Moment> find(long revision) {
    return Optional.ofNullable(kept.get(revision));
  }
}
