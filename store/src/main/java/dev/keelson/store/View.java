package dev.keelson.store;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Alarm;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Lease;
import dev.keelson.store.model.Member;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The state at one moment. Any thread; close it when done. */
public final class View implements AutoCloseable {
  View() {}

  public long revision() {
    throw new UnsupportedOperationException();
  }

  /** The revision of the last compaction, -1 before the first one. */
  public long compactedTo() {
    throw new UnsupportedOperationException();
  }

  public LogPosition applied() {
    throw new UnsupportedOperationException();
  }

  /**
   * Answers a range. A result whose wire form is up to {@code heldBytesMax} comes back held in memory; a larger one in
   * key order comes back as a cursor, which keeps this view's state alive until it is closed.
   */
  public RangeAnswer range(RangeQuery query, long heldBytesMax) {
    throw new UnsupportedOperationException();
  }

  /** Evaluates a transaction that has only ranges in both branches. */
  public Reply readOnlyTxn(Command.Txn txn) {
    throw new UnsupportedOperationException();
  }

  /**
   * Commits from {@code fromRevision} on, as far as {@code bytesMax} goes, for keys that {@code wanted} accepts;
   * revisions that changed none of them are left out.
   *
   * @param previous whether events carry the previous version
   * @return empty when {@code fromRevision} is compacted
   */
  public Optional<HistoryPage> history(long fromRevision, Predicate<Bytes> wanted, boolean previous, int bytesMax) {
    throw new UnsupportedOperationException();
  }

  /** Ordered by id. */
  public List<Lease> leases() {
    throw new UnsupportedOperationException();
  }

  public Optional<Lease> lease(long id) {
    throw new UnsupportedOperationException();
  }

  /** Keys attached to a lease, in key order. */
  public List<Bytes> leaseKeys(long id) {
    throw new UnsupportedOperationException();
  }

  public List<Alarm> alarms() {
    throw new UnsupportedOperationException();
  }

  /** Ordered by id as unsigned. */
  public List<Member> members() {
    throw new UnsupportedOperationException();
  }

  /** How many keys there are now. */
  public long keyCount() {
    throw new UnsupportedOperationException();
  }

  /**
   * A CRC-32C over every version that a reader at {@code revision} or later can see, in key order. Equal on all members
   * that have applied as much, whatever their physical compaction has done so far.
   *
   * @param revision 0 = the current one
   */
  public HashAnswer hash(long revision) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
