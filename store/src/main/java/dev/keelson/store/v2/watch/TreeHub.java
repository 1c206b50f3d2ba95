package dev.keelson.store.v2.watch;

import dev.keelson.store.loop.Loop;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.TreeChange;
import dev.keelson.store.v2.TreeRefusal;
import dev.keelson.store.v2.watch.TreeHistory.Scan;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings the tree's events to those who watch it. All methods return at once; any thread may call them.
 *
 * <p>Registration and the changes that are applied meanwhile do not miss each other: a watcher first counts, then the
 * history is looked through for it, and then it hears of every change behind that; a change is first readable, and then
 * told if anybody counts. So while nobody watches, a change costs one look at a number.
 */
public final class TreeHub implements AutoCloseable {
  private final Loop loop;
  private final AtomicLong watchers = new AtomicLong();
  private final AtomicInteger changesWaiting = new AtomicInteger();
  private final AtomicBoolean jumpWaiting = new AtomicBoolean();

  // From here on: owned by the loop.
  private TreeHistory history = (_, _) -> Scan.EMPTY;
  private final Roster roster;
  private final Deliveries deliveries;

  /** For one tree; {@code loop} is for this hub alone, which closes it. */
  public TreeHub(Loop loop) {
    this.loop = loop;
    this.roster = new Roster(watchers);
    this.deliveries = new Deliveries(roster);
  }

  /** Comes before the first watch. */
  public void start(TreeHistory events) {
    loop.post(() -> {
      history = events;
      deliveries.start(events);
    });
  }

  /** Changes of consecutive indexes, in order, when readers can see them already. The applying thread. */
  public void changed(List<TreeChange> changes) {
    if (watchers.get() == 0) {
      return;
    }
    if (changesWaiting.addAndGet(changes.size()) > Limits.CHANGES_WAITING_MAX) {
      changesWaiting.addAndGet(-changes.size());
      jumped();
      return;
    }
    loop.post(() -> {
      changesWaiting.addAndGet(-changes.size());
      deliveries.deliver(changes);
    });
  }

  /** There have been changes that were not told: what the history still has of them is read there. */
  public void jumped() {
    if (jumpWaiting.compareAndSet(false, true)) {
      loop.post(() -> {
        jumpWaiting.set(false);
        deliveries.catchUp();
      });
    }
  }

  /** Begins a watch; the sink hears whether it stands. */
  public void watch(TreeSink sink, TreeWatchRequest request) {
    watchers.incrementAndGet();
    loop.post(() -> register(sink, request));
  }

  /** How many watches wait for an event, as etcd counts them. */
  public long watchers() {
    return watchers.get();
  }

  void remove(TreeWatcher watcher) {
    loop.post(() -> roster.remove(watcher));
  }

  @Override
  public void close() {
    loop.close();
  }

  private void register(TreeSink sink, TreeWatchRequest request) {
    loop.assertOwned();
    boolean past = request.waitIndex() != 0;
    // Nothing is ahead of the greatest index, so this only asks where the history stands.
    Scan scan = history.scan(past ? request.waitIndex() : -1L, new Wanted(request.path(), request.recursive()));
    if (past && Long.compareUnsigned(request.waitIndex(), scan.oldestIndex()) < 0) {
      watchers.decrementAndGet();
      sink.refused(cleared(request.waitIndex(), scan));
      return;
    }
    long fromIndex = past && Long.compareUnsigned(request.waitIndex(), scan.index()) > 0
        ? request.waitIndex()
        : scan.index() + 1;
    var watcher = new TreeWatcher(this, new Standing(request, fromIndex, sink));
    sink.registered(watcher, scan.index());
    if (scan.event().isPresent()) {
      watchers.decrementAndGet();
      Deliveries.answer(watcher, scan.event().get());
    } else {
      deliveries.add(watcher, scan.index());
    }
  }

  private static TreeRefusal cleared(long waitIndex, Scan scan) {
    String cause = "the requested history has been cleared [%d/%s]".formatted(
        scan.oldestIndex(), Long.toUnsignedString(waitIndex));
    return new TreeRefusal(TreeRefusal.Code.EVENT_INDEX_CLEARED, Bytes.utf8(cause), scan.index());
  }
}
