package dev.keelson.store.watch;

import dev.keelson.store.HistoryPage;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Event;
import dev.keelson.store.model.KeyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The naive model of a store: every commit ever made, and the current keys. */
final class History implements HistorySource {
  final List<Commit> commits = new ArrayList<>(); // revision 2 is the first one
  private final TreeMap<Bytes, KeyValue> current = new TreeMap<>();
  long compactedTo = -1;

  long revision() {
    return commits.size() + 1L;
  }

  Commit commit(long revision) {
    return commits.get((int) revision - 2);
  }

  /** Puts every key, or deletes it when it is there and {@code delete} says so. */
  Commit change(List<Bytes> keys, Predicate<Bytes> delete, Bytes value) {
    long revision = revision() + 1;
    var events = new ArrayList<Event>();
    for (Bytes key : keys) {
      var previous = Optional.ofNullable(current.get(key));
      events.add(previous.isPresent() && delete.test(key)
          ? new Event(Event.Kind.DELETE, delete(key, revision), previous)
          : new Event(Event.Kind.PUT, put(key, revision, value), previous));
    }
    var commit = new Commit(revision, events, false);
    commits.add(commit);
    return commit;
  }

  @Override
  public Optional<HistoryPage> read(long from, Predicate<Bytes> wanted, boolean previous, int bytesMax) {
    if (from < compactedTo) {
      return Optional.empty();
    }
    var page = new ArrayList<Commit>();
    int bytes = 0;
    long revision = from;
    while (revision <= revision() && bytes < bytesMax) {
      var events = commit(revision).events().stream().filter(event -> wanted.test(event.kv().key())).toList();
      if (!events.isEmpty()) {
        page.add(new Commit(revision, events, false));
        bytes += events.stream().mapToInt(EventBatch::elementSize).sum();
      }
      revision++;
    }
    return Optional.of(new HistoryPage(page, revision));
  }

  private KeyValue put(Bytes key, long revision, Bytes value) {
    var before = Optional.ofNullable(current.get(key));
    var kv = KeyValue.of(key, before.map(KeyValue::createRevision).orElse(revision), revision,
        before.map(KeyValue::version).orElse(0L) + 1, value, 0);
    current.put(key, kv);
    return kv;
  }

  private KeyValue delete(Bytes key, long revision) {
    current.remove(key);
    return KeyValue.tombstone(key, revision);
  }
}
