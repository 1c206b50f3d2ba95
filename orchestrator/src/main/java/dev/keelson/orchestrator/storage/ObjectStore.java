package dev.keelson.orchestrator.storage;

import java.util.OptionalLong;

/**
 * Objects under keys, each with the revision of its last change; one counter of revisions for all of them.
 *
 * <p>Calls wait, seconds at most, and belong on virtual threads. All reads are linearizable. Where the store cannot
 * answer they throw the {@link dev.keelson.orchestrator.status.Refusal} that the client should see; after one of a
 * write, its outcome is unknown unless the refusal asks to try again. Arrays that are handed in belong to the store.
 */
public interface ObjectStore extends AutoCloseable {
  Found get(String key);

  /** Gives the revision, or nothing when the key exists. {@code ttlSeconds}: how long it lives at least, 0 = ever. */
  OptionalLong create(String key, byte[] value, long ttlSeconds);

  default OptionalLong create(String key, byte[] value) {
    return create(key, value, 0);
  }

  /** As of {@link #create} in what concerns its life. */
  Swap replace(String key, byte[] value, long expectedRevision, long ttlSeconds);

  default Swap replace(String key, byte[] value, long expectedRevision) {
    return replace(key, value, expectedRevision, 0);
  }

  /** The revision given is that of the deletion. */
  Swap delete(String key, long expectedRevision);

  PageAnswer page(PageQuery query);

  /** How many keys begin with {@code prefix}. */
  long count(String prefix);

  /** The store's revision: at least that of any change acknowledged before the call. Cheap. */
  long currentRevision();

  /**
   * Watches all keys that begin with {@code prefix}. Does not wait: what goes wrong is heard from the watch.
   *
   * @param fromRevision the first revision to be told
   */
  StoreWatch watch(String prefix, long fromRevision);

  /**
   * Whether {@link StoreWatch#requestProgress} can be relied on. Old etcds may promise events that they have not sent
   * (etcd #15220, #17507).
   */
  boolean confirmsProgress();

  /** Gives up history below {@code revision}; without effect when that has happened. */
  void compact(long revision);

  @Override
  void close();
}
