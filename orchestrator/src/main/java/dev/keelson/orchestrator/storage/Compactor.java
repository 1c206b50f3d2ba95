package dev.keelson.orchestrator.storage;

import dev.keelson.orchestrator.status.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up history of the store that is older than an interval or two, so that it does not grow for ever.
 *
 * <p>All API servers of a cluster do this, kube-apiservers among them, and agree by a key of the store: whoever changes
 * it first compacts to where the store was one interval before, the others take note and wait (apiserver's
 * storage/etcd3/compact.go).
 */
public final class Compactor implements AutoCloseable {
  /** As kube-apiserver's {@code --etcd-compaction-interval}. */
  public static final Duration INTERVAL = Duration.ofMinutes(5);

  static final String KEY = "compact_rev_key";

  private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);

  private final ObjectStore store;
  private final Thread thread;

  // From here on: owned by the thread.
  private long keyRevision;
  private long target;

  private Compactor(ObjectStore store, Duration interval) {
    this.store = store;
    this.thread = Thread.ofVirtual().name("compactor").unstarted(() -> run(interval));
  }

  public static Compactor start(ObjectStore store, Duration interval) {
    var compactor = new Compactor(store, interval);
    compactor.thread.start();
    return compactor;
  }

  /** Without a thread: the caller says when. */
  static Compactor byHand(ObjectStore store) {
    return new Compactor(store, INTERVAL);
  }

  void round() {
    byte[] note = Long.toString(target).getBytes(StandardCharsets.US_ASCII);
    switch (store.replace(KEY, note, keyRevision)) {
      case Swap.Made(long revision) -> {
        if (target != 0) {
          store.compact(target);
        }
        keyRevision = revision;
        target = revision;
      }
      case Swap.Lost(var current) -> {
        keyRevision = current.map(Stored::revision).orElse(0L);
        target = store.currentRevision();
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run(Duration interval) {
    try {
      while (true) {
        Thread.sleep(interval);
        try {
          round();
        } catch (Refusal weather) {
          LOG.info("the store's history is compacted later: {}", weather.text());
        }
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }
}
