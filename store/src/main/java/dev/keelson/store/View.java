package dev.keelson.store;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Alarm;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Lease;
import dev.keelson.store.model.Member;
import dev.keelson.store.mvcc.AlarmRow;
import dev.keelson.store.mvcc.LeaseRow;
import dev.keelson.store.mvcc.MemberRow;
import dev.keelson.store.mvcc.Ranger;
import dev.keelson.store.mvcc.RowKey;
import dev.keelson.store.mvcc.StateRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;

/** The state at one moment. Any thread; close it when done. */
public final class View implements AutoCloseable {
  private final Image image;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Takes over the caller's hold on {@code image}. */
  View(Image image) {
    this.image = image;
  }

  public long revision() {
    return image().state().revision();
  }

  /** The revision of the last compaction, -1 before the first one. */
  public long compactedTo() {
    return image().state().compactedTo();
  }

  public LogPosition applied() {
    return image().state().applied();
  }

  /**
   * Answers a range. A result whose wire form is up to {@code heldBytesMax} comes back held in memory; a larger one in
   * key order comes back as a cursor, which keeps this view's state alive until it is closed.
   */
  public RangeAnswer range(RangeQuery query, long heldBytesMax) {
    return RangeReader.answer(image(), query, heldBytesMax);
  }

  /** Evaluates a transaction that has only ranges in both branches. */
  public Reply readOnlyTxn(Command.Txn txn) {
    return ReadOnlyTxn.evaluate(image(), txn);
  }

  /**
   * Commits from {@code fromRevision} on, as far as {@code bytesMax} goes, for keys that {@code wanted} accepts;
   * revisions that changed none of them are left out.
   *
   * @param previous whether events carry the previous version
   * @return empty when {@code fromRevision} is compacted
   */
  public Optional<HistoryPage> history(long fromRevision, Predicate<Bytes> wanted, boolean previous, int bytesMax) {
    if (fromRevision < image().state().compactedTo()) {
      return Optional.empty();
    }
    try (var reader = new HistoryReader(image(), wanted, previous)) {
      return Optional.of(reader.page(fromRevision, bytesMax));
    }
  }

  /** Ordered by id. */
  public List<Lease> leases() {
    return rows(RowKey.leaseStart(), RowKey.leaseEnd(), rows -> LeaseRow.decode(rows.key(0), rows.value()));
  }

  public Optional<Lease> lease(long id) {
    byte[] rowKey = RowKey.lease(id);
    return Optional.ofNullable(image().reading().get(rowKey)).map(row -> LeaseRow.decode(rowKey, row));
  }

  /** Keys attached to a lease, in key order. */
  public List<Bytes> leaseKeys(long id) {
    return rows(RowKey.attachment(id, Bytes.EMPTY), RowKey.attachmentEnd(id),
        rows -> Bytes.wrap(rows.key(1 + Long.BYTES)));
  }

  public List<Alarm> alarms() {
    return rows(RowKey.alarmStart(), RowKey.alarmEnd(), rows -> AlarmRow.decode(rows.key(0)));
  }

  /** Ordered by id as unsigned. */
  public List<Member> members() {
    return rows(RowKey.memberStart(), RowKey.memberEnd(), rows -> MemberRow.decode(rows.value()));
  }

  /** The ids of members that have left; none of them ever comes back. */
  public List<Long> removedMembers() {
    return rows(RowKey.removedMemberStart(), RowKey.removedMemberEnd(), rows -> RowKey.removedMemberId(rows.key(0)));
  }

  /** How many keys there are now. */
  public long keyCount() {
    return image().state().keyCount();
  }

  /**
   * A CRC-32C over every version that a reader between the last compaction and {@code revision} can see, in key order.
   * Equal on all members with the same last compaction that have applied at least as much, whatever their physical
   * compaction has done so far.
   *
   * @param revision 0 = the current one
   */
  public HashAnswer hash(long revision) {
    StateRow state = image().state();
    long at = revision > 0 ? revision : state.revision();
    Optional<Refusal> refusal = Ranger.refusal(at, state.revision(), state.compactedTo());
    if (refusal.isPresent()) {
      return new HashAnswer.Refused(refusal.get());
    }
    return new HashAnswer.Hash(Hasher.hash(image(), at), at, state.compactedTo());
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      image.release();
    }
  }

  /** Reading through a closed view would reach into freed memory. */
  Image image() {
    if (closed.get()) {
      throw new IllegalStateException("the view is closed");
    }
    return image;
  }

  private <T> List<T> rows(byte[] from, byte[] to, Function<Rows, T> decode) {
    var decoded = new ArrayList<T>();
    try (Rows rows = image().reading().rows(from, to)) {
      for (; rows.valid(); rows.next()) {
        decoded.add(decode.apply(rows));
      }
    }
    return decoded;
  }
}
