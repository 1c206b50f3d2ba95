package dev.keelson.orchestrator.client.event;

import dev.keelson.orchestrator.client.event.Happening.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what becomes of an event: dropped when its source says too much about an object; told as one of many when ten
 * differ only in their message; counted up when the same was told before; else new. As client-go's correlator does.
 * Owned by one thread.
 */
final class Correlator {
  private final Map<Spam, Bucket> buckets = remembered();
  private final Map<Family, Similar> families = remembered();
  private final Map<Same, Written> written = remembered();

  /** What to do about one event. */
  sealed interface Verdict {
    record Drop() implements Verdict {}

    record Create(Same same, String message) implements Verdict {}

    /** Written before under that name; its count is now so much. */
    record Count(Same same, Written written, String message) implements Verdict {}
  }

  record Spam(EventSource source, Subject about) {}

  record Family(EventSource source, Subject about, EventType type, String reason) {}

  /** Events that are one, counted. */
  record Same(Family family, String message) {}

  record Written(String name, int count) {}

  private static final class Bucket {
    double tokens = Limits.BURST;
    Instant filled;

    Bucket(Instant now) {
      filled = now;
    }

    boolean take(Instant now) {
      double refilled = (double) Duration.between(filled, now).toMillis() / Limits.REFILL.toMillis();
      tokens = Math.min(Limits.BURST, tokens + refilled);
      filled = now;
      boolean has = tokens >= 1;
      tokens -= has ? 1 : 0;
      return has;
    }
  }

  private record Similar(Set<String> messages, Instant last) {}

  Verdict judge(EventSource source, Happening event) {
    var about = event.about().whateverVersion();
    if (!buckets.computeIfAbsent(new Spam(source, about), _ -> new Bucket(event.at())).take(event.at())) {
      return new Verdict.Drop();
    }
    var family = new Family(source, about, event.type(), event.reason());
    boolean many = isOneOfMany(family, event);
    var same = new Same(family, many ? "" : event.message());
    var text = many ? "(combined from similar events): " + event.message() : event.message();
    return Optional.ofNullable(written.get(same))
        .<Verdict>map(before -> new Verdict.Count(same, new Written(before.name(), before.count() + 1), text))
        .orElseGet(() -> new Verdict.Create(same, text));
  }

  private boolean isOneOfMany(Family family, Happening event) {
    var similar = families.get(family);
    if (similar == null || Duration.between(similar.last(), event.at()).compareTo(Limits.SIMILAR_WINDOW) > 0) {
      similar = new Similar(new HashSet<>(), event.at());
    }
    if (similar.messages().size() < Limits.SIMILAR_MAX) {
      similar.messages().add(event.message());
    }
    families.put(family, new Similar(similar.messages(), event.at()));
    return similar.messages().size() >= Limits.SIMILAR_MAX;
  }

  void written(Same same, Written now) {
    written.put(same, now);
  }

  /** The event is gone: the next one is new. */
  void forget(Same same) {
    written.remove(same);
  }

  private static <K, V> Map<K, V> remembered() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > Limits.REMEMBERED_MAX;
      }
    };
  }
}
