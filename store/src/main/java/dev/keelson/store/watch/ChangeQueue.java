package dev.keelson.store.watch;

import dev.keelson.store.model.Commit;
import java.util.ArrayList;
import java.util.List;

/**
 * The bounded way from the applier to the hub's loop. The applier never waits: when the loop is too far behind, the
 * waiting changes become one {@link Change.Jumped}, and the loop finds them in history.
 *
 * <p>Guarded by its own monitor, which nobody holds for long.
 */
final class ChangeQueue {
  private List<Change> waiting = new ArrayList<>();
  private long waitingBytes;
  private long waitingEvents;

  /** Returns whether the queue was empty, which means that the loop must be told. */
  synchronized boolean offer(Change change) {
    boolean first = waiting.isEmpty();
    waiting.add(change);
    if (change instanceof Change.Committed(var commit, var bytes)) {
      waitingBytes += bytes;
      waitingEvents += commit.events().size();
      if (waitingBytes > Limits.INBOX_BYTES_MAX || waiting.size() > Limits.INBOX_COMMITS_MAX) {
        collapse();
      }
    }
    return first;
  }

  /** Everything that waits, in order. */
  synchronized List<Change> take() {
    if (waiting.isEmpty()) {
      return List.of();
    }
    var taken = waiting;
    reset(new ArrayList<>());
    return taken;
  }

  synchronized long waitingEvents() {
    return waitingEvents;
  }

  private void collapse() {
    var sum = new Change.Jumped(-1, -1);
    for (Change change : waiting) {
      sum = switch (change) {
        case Change.Committed(Commit commit, _) -> new Change.Jumped(commit.revision(), sum.compactedTo());
        case Change.Compacted(long revision) -> new Change.Jumped(sum.revision(), revision);
        case Change.Jumped(long revision, long compactedTo) ->
            new Change.Jumped(revision, Math.max(compactedTo, sum.compactedTo()));
      };
    }
    var one = new ArrayList<Change>();
    one.add(sum);
    reset(one);
  }

  private void reset(List<Change> changes) {
    waiting = changes;
    waitingBytes = 0;
    waitingEvents = 0;
  }
}
