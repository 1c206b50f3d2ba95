package dev.keelson.store.watch;

import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Event;
import java.util.List;
import java.util.Optional;

/**
 * The newest commits, for watchers that are a little late; empty while nobody watches. Loop-owned.
 *
 * <p>Invariant: it holds exactly the revisions from {@code first} to {@code next - 1}, each in the slot of its number.
 */
final class CommitRing {
  /** Events of a group from some revision on, as far as a batch goes. {@code next} is where to go on. */
  record Slice(Optional<EventBatch> batch, long next) {}

  private static final Change.Committed NOTHING = new Change.Committed(new Commit(0, List.of(), false), 0);

  private final Change.Committed[] slots = new Change.Committed[Limits.RING_COMMITS_MAX];
  private final long bytesMax;
  private long bytes;
  private long first;
  private long next;

  CommitRing(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /** Forgets everything; the next commit to come is {@code nextRevision}. */
  void restart(long nextRevision) {
    while (first < next) {
      dropFirst();
    }
    first = nextRevision;
    next = nextRevision;
  }

  void add(Change.Committed committed) {
    if (committed.commit().revision() != next) {
      throw new AssertionError("commit " + committed.commit().revision() + " came where " + next + " was due");
    }
    if (next - first == slots.length) {
      dropFirst();
    }
    slots[slot(next++)] = committed;
    bytes += committed.bytes();
    while (bytes > bytesMax) {
      dropFirst();
    }
  }

  boolean holds(long revision) {
    return revision >= first && revision < next;
  }

  /** What {@code want} selects from {@code from} on, which it {@link #holds}. */
  Slice slice(Want want, long from, long compactedTo) {
    var cutter = new BatchCutter();
    long revision = from;
    while (revision < next && !cutter.full()) {
      select(slots[slot(revision)].commit(), want, compactedTo, cutter);
      revision++;
    }
    List<EventBatch> batches = cutter.take();
    return new Slice(batches.stream().findFirst(), revision);
  }

  private static void select(Commit commit, Want want, long compactedTo, BatchCutter cutter) {
    for (Event event : commit.events()) {
      if (want.accepts(event)) {
        cutter.add(commit.revision(), want.form(event, commit.revision(), compactedTo));
      }
    }
  }

  private void dropFirst() {
    bytes -= slots[slot(first)].bytes();
    slots[slot(first++)] = NOTHING;
  }

  private int slot(long revision) {
    return (int) (revision % slots.length);
  }
}
