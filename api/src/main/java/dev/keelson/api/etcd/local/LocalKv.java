package dev.keelson.api.etcd.local;

import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.quota.Cost;
import dev.keelson.api.etcd.quota.SpaceGuard;
import dev.keelson.store.RangeAnswer;
import dev.keelson.store.RangeCursor;
import dev.keelson.store.View;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Compare;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.watch.WatchHub;
import dev.keelson.store.watch.WatchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Keys and values of the member in this process. Any thread; never waits.
 *
 * <p>Futures fail with what {@link Errors#status} understands and may complete on the member's own threads: what is
 * chained to them must be short. A {@code to} that is empty means "this key alone", as in etcd. Arrays that are handed
 * in belong to the member from then on.
 */
public final class LocalKv {
  private final Backend backend;
  private final SpaceGuard space;
  private final WatchHub hub;
  private final LongSupplier chance;

  /** @param chance for the ids of leases; any number, from any thread */
  public LocalKv(Backend backend, SpaceGuard space, WatchHub hub, LongSupplier chance) {
    this.backend = backend;
    this.space = space;
    this.hub = hub;
    this.chance = chance;
  }

  /** The store's revision, at least that of whatever any member had acknowledged before the call. */
  public CompletableFuture<Long> revision() {
    return backend.reads().confirmed().thenApply(_ -> backend.store().revision());
  }

  /**
   * Reads in key order, linearizably. Rows are cut at {@code limit} and at some megabytes, whichever comes first.
   *
   * @param limit 0 = none
   * @param revision 0 = the current one
   */
  public CompletableFuture<LocalRange> range(byte[] from, byte[] to, long limit, long revision) {
    backend.work().ranged();
    RangeQuery query = RangeQuery.all(range(from, to)).at(revision).limit(limit);
    return backend.reads().linearizable(() -> read(query));
  }

  /** How many keys there are between {@code from} and {@code to}, without reading them. */
  public CompletableFuture<Long> count(byte[] from, byte[] to) {
    backend.work().ranged();
    RangeQuery all = RangeQuery.all(range(from, to));
    var query = new RangeQuery(all.range(), 0, 0, all.order(), all.target(), false, true, 0, 0, 0, 0);
    return backend.reads().linearizable(() -> read(query).count());
  }

  /**
   * Puts, if the key's newest version is that of {@code expectedRevision}.
   *
   * @param expectedRevision 0 = the key is absent
   * @param lease 0 = none
   */
  public CompletableFuture<LocalSwap> put(byte[] key, byte[] value, long expectedRevision, long lease) {
    if (!space.allows(Cost.ofPut(key.length, value.length))) {
      return space.refuse();
    }
    var put = new Command.Put(Bytes.wrap(key), Bytes.wrap(value), lease, false, false, false);
    return swap(key, expectedRevision, new Operation.Put(put), key.length + value.length);
  }

  /** Deletes, if the key's newest version is that of {@code expectedRevision}. */
  public CompletableFuture<LocalSwap> delete(byte[] key, long expectedRevision) {
    var delete = new Command.DeleteRange(KeyRange.single(Bytes.wrap(key)), false);
    return swap(key, expectedRevision, new Operation.Delete(delete), key.length);
  }

  /** Gives the new lease's id. */
  public CompletableFuture<Long> grantLease(long ttlSeconds) {
    if (!space.allows(Cost.LEASE_GRANT)) {
      return space.refuse();
    }
    long id = Math.max(1, chance.getAsLong() & Long.MAX_VALUE);
    return backend.proposals().submit(new Command.GrantLease(id, ttlSeconds)).thenApply(_ -> id);
  }

  /** Gives up history below {@code revision}. */
  public CompletableFuture<Void> compact(long revision) {
    return backend.proposals().submit(new Command.Compact(revision)).thenAccept(_ -> {});
  }

  /**
   * Hears of every change between {@code from} and {@code to}.
   *
   * @param startRevision the first one to be told
   */
  public LocalWatch watch(byte[] from, byte[] to, long startRevision) {
    var watch = new LocalWatch(hub);
    hub.watch(watch.sink(), 0, new WatchRequest(range(from, to), startRevision, false, true, true, false));
    return watch;
  }

  private CompletableFuture<LocalSwap> swap(byte[] key, long expectedRevision, Operation change, int bytes) {
    KeyRange single = KeyRange.single(Bytes.wrap(key));
    var guard = new Compare(single, Compare.Target.MOD, Compare.Relation.EQUAL, expectedRevision, Bytes.EMPTY);
    var look = new Operation.Range(RangeQuery.all(single));
    return backend.proposals()
        .submit(new Command.Txn(List.of(guard), List.of(change), List.of(look)), bytes + Limits.REQUEST_OVERHEAD_BYTES)
        .thenApply(reply -> swapped((Reply.Txn) reply));
  }

  private static LocalSwap swapped(Reply.Txn txn) {
    Optional<LocalRow> current = switch (txn.replies().getFirst()) {
      case Reply.Range(var result) -> result.kvs().stream().findFirst().map(LocalRow::new);
      default -> Optional.empty();
    };
    return new LocalSwap(txn.succeeded(), txn.revision(), current);
  }

  private LocalRange read(RangeQuery query) {
    try (View view = backend.store().view()) {
      return switch (view.range(query, Limits.RANGE_BYTES_MAX)) {
        case RangeAnswer.Held(var result) -> new LocalRange(
            result.revision(), result.kvs().stream().map(LocalRow::new).toList(), result.more(), result.count());
        case RangeAnswer.Streamed(var cursor) -> first(cursor);
        case RangeAnswer.Refused(var refusal) -> throw Errors.of(refusal).exception();
      };
    }
  }

  private static LocalRange first(RangeCursor cursor) {
    try (cursor) {
      var rows = new ArrayList<LocalRow>();
      long bytes = 0;
      while (bytes < Limits.RANGE_BYTES_MAX) {
        Optional<KeyValue> next = cursor.next();
        if (next.isEmpty()) {
          return new LocalRange(cursor.revision(), rows, cursor.more(), cursor.count());
        }
        rows.add(new LocalRow(next.get()));
        bytes += next.get().wireSize();
      }
      return new LocalRange(cursor.revision(), rows, cursor.count() > rows.size(), cursor.count());
    }
  }

  private static KeyRange range(byte[] from, byte[] to) {
    return KeyRange.of(Bytes.wrap(from), Bytes.wrap(to));
  }
}
