package dev.keelson.store.watch;

import dev.keelson.store.model.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** A stream that writes down what it hears, and has as much room as the test gives it. */
final class RecordingSink implements WatchSink {
  /** What one watcher heard. */
  static final class Heard {
    long createdAt = -1;
    final List<Event> events = new ArrayList<>();
    final List<EventBatch> batches = new ArrayList<>();
    final List<Long> progress = new ArrayList<>();
    long compactedTo = -1;
    long cancelledAt = -1;

    boolean over() {
      return compactedTo >= 0 || cancelledAt >= 0;
    }
  }

  final Map<Long, Heard> watchers = new LinkedHashMap<>();
  final List<Long> progressOfAll = new ArrayList<>();
  final List<String> lines = new ArrayList<>();

  /** Batches that it still takes before it refuses. */
  int room = Integer.MAX_VALUE;

  boolean refused;

  /** Called when progress is told for the whole stream. */
  LongConsumer whenProgressOfAll = _ -> {};

  Heard heard(long watchId) {
    return watchers.computeIfAbsent(watchId, _ -> new Heard());
  }

  @Override
  public void created(long watchId, long revision) {
    lines.add("created " + watchId + " at " + revision);
    heard(watchId).createdAt = revision;
  }

  @Override
  public boolean events(long watchId, long revision, EventBatch batch) {
    Heard heard = live(watchId);
    if (revision < batch.lastRevision()) {
      throw new AssertionError("header revision " + revision + " below event " + batch.lastRevision());
    }
    if (room == 0) {
      refused = true;
      return false;
    }
    room--;
    lines.add("events " + watchId + " at " + revision + ": " + text(batch));
    heard.events.addAll(batch.events());
    heard.batches.add(batch);
    return true;
  }

  @Override
  public void progress(long watchId, long revision) {
    lines.add("progress " + watchId + " at " + revision);
    if (watchId == -1) {
      progressOfAll.add(revision);
      whenProgressOfAll.accept(revision);
    } else {
      live(watchId).progress.add(revision);
    }
  }

  @Override
  public void compacted(long watchId, long compactedTo) {
    lines.add("compacted " + watchId + " to " + compactedTo);
    live(watchId).compactedTo = compactedTo;
  }

  @Override
  public void cancelled(long watchId, long revision) {
    lines.add("cancelled " + watchId + " at " + revision);
    live(watchId).cancelledAt = revision;
  }

  private Heard live(long watchId) {
    Heard heard = heard(watchId);
    if (heard.createdAt < 0 || heard.over()) {
      throw new AssertionError("watcher " + watchId + " heard something before it was created or after its end");
    }
    return heard;
  }

  private static String text(EventBatch batch) {
    var words = new ArrayList<String>();
    for (Event event : batch.events()) {
      words.add((event.kind() == Event.Kind.PUT ? "put " : "delete ") + event.kv().key() + "@"
          + event.kv().modRevision() + event.previous().map(kv -> "<" + kv.modRevision()).orElse(""));
    }
    return String.join(", ", words);
  }
}
