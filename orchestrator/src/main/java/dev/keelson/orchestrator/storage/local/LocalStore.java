package dev.keelson.orchestrator.storage.local;

import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.api.etcd.local.LocalKv;
import dev.keelson.api.etcd.local.LocalRange;
import dev.keelson.api.etcd.local.LocalRow;
import dev.keelson.api.etcd.local.LocalSwap;
import dev.keelson.orchestrator.storage.Found;
import dev.keelson.orchestrator.storage.Keys;
import dev.keelson.orchestrator.storage.Limits;
import dev.keelson.orchestrator.storage.ObjectStore;
import dev.keelson.orchestrator.storage.PageAnswer;
import dev.keelson.orchestrator.storage.PageQuery;
import dev.keelson.orchestrator.storage.SharedLeases;
import dev.keelson.orchestrator.storage.StoreRefusals;
import dev.keelson.orchestrator.storage.StoreWatch;
import dev.keelson.orchestrator.storage.Stored;
import dev.keelson.orchestrator.storage.Swap;
import io.grpc.Status;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Objects in the member of this process. Closing it leaves the member alone. */
public final class LocalStore implements ObjectStore {
  private static final byte[] THIS_KEY_ALONE = new byte[0];

  private final LocalKv kv;
  private final SharedLeases leases;

  public LocalStore(LocalKv kv, InstantSource time) {
    this.kv = kv;
    this.leases = new SharedLeases(seconds -> done(kv.grantLease(seconds)), time);
  }

  @Override
  public Found get(String key) {
    LocalRange range = done(kv.range(Keys.bytes(key), THIS_KEY_ALONE, 1, 0));
    return new Found(range.rows().stream().findFirst().map(LocalStore::stored), range.revision());
  }

  @Override
  public OptionalLong create(String key, byte[] value, long ttlSeconds) {
    LocalSwap swap = done(kv.put(Keys.bytes(key), value, 0, leases.lease(ttlSeconds)));
    return swap.done() ? OptionalLong.of(swap.revision()) : OptionalLong.empty();
  }

  @Override
  public Swap replace(String key, byte[] value, long expectedRevision, long ttlSeconds) {
    return swap(done(kv.put(Keys.bytes(key), value, expectedRevision, leases.lease(ttlSeconds))));
  }

  @Override
  public Swap delete(String key, long expectedRevision) {
    return swap(done(kv.delete(Keys.bytes(key), expectedRevision)));
  }

  @Override
  public PageAnswer page(PageQuery query) {
    int limit = query.limit() == 0 ? Limits.PAGE_ROWS : query.limit();
    try {
      LocalRange range =
          kv.range(Keys.bytes(query.from()), Keys.end(query.prefix()), limit, query.revision()).join();
      return new PageAnswer.Page(range.rows().stream().map(LocalStore::stored).toList(), range.revision(),
          range.more(), range.count());
    } catch (CompletionException failed) {
      Status status = Errors.status(failed);
      if (StoreRefusals.isCompacted(status)) {
        return new PageAnswer.Compacted();
      }
      if (StoreRefusals.isFuture(status)) {
        return new PageAnswer.Future();
      }
      throw StoreRefusals.of(status);
    }
  }

  @Override
  public long count(String prefix) {
    return done(kv.count(Keys.bytes(prefix), Keys.end(prefix)));
  }

  @Override
  public long currentRevision() {
    return done(kv.revision());
  }

  @Override
  public StoreWatch watch(String prefix, long fromRevision) {
    return new LocalStoreWatch(kv.watch(Keys.bytes(prefix), Keys.end(prefix), fromRevision));
  }

  @Override
  public boolean confirmsProgress() {
    return true;
  }

  @Override
  public void compact(long revision) {
    try {
      kv.compact(revision).join();
    } catch (CompletionException failed) {
      Status status = Errors.status(failed);
      if (!StoreRefusals.isCompacted(status)) {
        throw StoreRefusals.of(status);
      }
    }
  }

  @Override
  public void close() {}

  static Stored stored(LocalRow row) {
    return new Stored(Keys.text(row.key()), row.value(), row.modRevision());
  }

  private static Swap swap(LocalSwap swap) {
    return swap.done() ? new Swap.Made(swap.revision()) : new Swap.Lost(swap.current().map(LocalStore::stored));
  }

  private static <T> T done(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw StoreRefusals.of(Errors.status(failed));
    }
  }
}
