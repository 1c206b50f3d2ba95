package dev.keelson.store.apply;

import dev.keelson.store.command.LogPosition;
import dev.keelson.store.engine.Batch;
import dev.keelson.store.engine.Reading;
import dev.keelson.store.model.Commit;
import dev.keelson.store.mvcc.KeySpace;
import dev.keelson.store.mvcc.NewestKeys;
import dev.keelson.store.mvcc.OlderKeys;
import dev.keelson.store.mvcc.StateRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What one log entry changes, before it is written: the engine's rows stay as they were until the batch is written, so
 * everything up to the entry's first revision is read from there, and everything after it through {@link Pending}.
 */
final class Draft {
  private final StateRow before;
  private final Reading reading;
  private final Batch batch;
  private final NewestKeys base;
  private final Pending pending = new Pending();
  private final SmallRows smallRows;
  private final List<Commit> commits = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private long revision;
  private long compactedTo;
  private long keyCount;

  Draft(StateRow before, Reading reading, Batch batch) {
    this.before = before;
    this.reading = reading;
    this.batch = batch;
    this.base = new NewestKeys(reading, before.keyCount());
    this.smallRows = new SmallRows(reading, batch);
    this.revision = before.revision();
    this.compactedTo = before.compactedTo();
    this.keyCount = before.keyCount();
  }

  long revision() {
    return revision;
  }

  long compactedTo() {
    return compactedTo;
  }

  Batch batch() {
    return batch;
  }

  Reading reading() {
    return reading;
  }

  Pending pending() {
    return pending;
  }

  SmallRows smallRows() {
    return smallRows;
  }

  /** With everything that this entry has done so far. */
  KeySpace newest() {
    return new DraftKeys(base, pending, Long.MAX_VALUE);
  }

  KeySpace at(long asked) {
    return asked < before.revision() ? new OlderKeys(reading, asked) : new DraftKeys(base, pending, asked);
  }

  void keysAdded(int difference) {
    keyCount += difference;
  }

  void compact(long upTo) {
    compactedTo = upTo;
    notices.add(new Notice.Compacted(upTo));
  }

  void tell(Notice notice) {
    notices.add(notice);
  }

  void commit(Commit commit) {
    revision = commit.revision();
    commits.add(commit);
  }

  StateRow stateAt(LogPosition position) {
    return new StateRow(revision, compactedTo, keyCount, position);
  }

  List<Commit> commits() {
    return commits;
  }

  List<Notice> notices() {
    return notices;
  }
}
