package dev.keelson.store.v2.watch;

import dev.keelson.store.v2.TreeEvent;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One watch: the hub puts events in, whoever writes to the client takes them out. Its few fields are the only state of
 * the room that two threads share, guarded by the watcher's own lock.
 */
public final class TreeWatcher {
  private final TreeHub hub;
  private final Standing standing;
  private final Queue<TreeEvent> waiting = new ArrayDeque<>(1);
  private boolean told;
  private boolean ended;

  /** What {@link #next} gives. */
  public sealed interface Next {
    record Event(TreeEvent event) implements Next {}

    /** Nothing now; the sink hears when there is something. */
    record Nothing() implements Next {}

    /** Nothing any more: the one event is taken, or the client was too slow and etcd's hub gives such watchers up. */
    record End() implements Next {}
  }

  TreeWatcher(TreeHub hub, Standing standing) {
    this.hub = hub;
    this.standing = standing;
  }

  /** Any thread. */
  public synchronized Next next() {
    TreeEvent event = waiting.poll();
    if (event != null) {
      return new Next.Event(event);
    }
    if (ended) {
      return new Next.End();
    }
    told = false;
    return new Next.Nothing();
  }

  /** The client has gone. Any thread; more than once does no harm. */
  public void remove() {
    hub.remove(this);
  }

  Standing standing() {
    return standing;
  }

  /** False when it is full: then it has ended, after what waits. */
  synchronized boolean offer(TreeEvent event) {
    if (waiting.size() == Limits.EVENTS_WAITING_MAX) {
      ended = true;
      return false;
    }
    waiting.add(event);
    return true;
  }

  synchronized void end() {
    ended = true;
  }

  /** Whether the sink has to be told that there is something. */
  synchronized boolean tell() {
    boolean news = !told && (ended || !waiting.isEmpty());
    told |= news;
    return news;
  }
}
