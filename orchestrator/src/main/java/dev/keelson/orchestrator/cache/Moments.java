package dev.keelson.orchestrator.cache;

import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The last few moments of which a first page was given: their next pages cost the store nothing. Any thread.
 *
 * <p>They may hold versions that nobody else needs, so memory that is short takes them back; the store has them still.
 */
final class Moments {
  private final ConcurrentSkipListMap<Long, SoftReference<Moment>> kept = new ConcurrentSkipListMap<>();

  void keep(Moment moment) {
    kept.put(moment.revision(), new SoftReference<>(moment));
    while (kept.size() > Limits.MOMENTS_KEPT_MAX) {
      kept.pollFirstEntry();
    }
  }

  Optional<Moment> find(long revision) {
    SoftReference<Moment> found = kept.get(revision);
    return found == null ? Optional.empty() : Optional.ofNullable(found.get());
  }
}
