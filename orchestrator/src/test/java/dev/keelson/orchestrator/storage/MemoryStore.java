package dev.keelson.orchestrator.storage;

import dev.keelson.orchestrator.status.Refusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The store as it should be, in memory, with all of its weather to order. Everything is guarded by one lock. */
public final class MemoryStore implements ObjectStore {
  /** One revision's change; no object for a deletion. */
  public record Step(long revision, String key, Optional<Stored> object) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final List<Step> history = new ArrayList<>();
  private final Set<Cursor> cursors = ConcurrentHashMap.newKeySet();
  private final boolean confirmsProgress;
  private long compactedTo;
  private long revision = 1;
  private int refusals;

  public MemoryStore(boolean confirmsProgress) {
    this.confirmsProgress = confirmsProgress;
  }

  /** Puts whatever is there now. */
  public long put(String key, byte[] value) {
    return guarded(() -> step(key, Optional.of(new Stored(key, value, revision + 1))));
  }

  /** Deletes what is there now, if anything is. */
  public void delete(String key) {
    guarded(() -> current(revision).containsKey(key) ? step(key, Optional.empty()) : 0);
  }

  /** All that happened after {@code after}, in order. */
  public List<Step> history(long after) {
    return guarded(() -> history.stream().filter(step -> step.revision() > after).toList());
  }

  /** As of {@code at}. */
  public NavigableMap<String, Stored> state(long at) {
    return guarded(() -> current(at));
  }

  /** Ends every watch. */
  public void breakWatches() {
    cursors.forEach(Cursor::close);
  }

  /** The next {@code count} reads of pages find nobody. */
  public void refuse(int count) {
    guarded(() -> refusals = count);
  }

  @Override
  public Found get(String key) {
    return guarded(() -> new Found(Optional.ofNullable(current(revision).get(key)), revision));
  }

  @Override
  public OptionalLong create(String key, byte[] value, long ttlSeconds) {
    return guarded(() -> current(revision).containsKey(key)
        ? OptionalLong.empty()
        : OptionalLong.of(step(key, Optional.of(new Stored(key, value, revision + 1)))));
  }

  @Override
  public Swap replace(String key, byte[] value, long expectedRevision, long ttlSeconds) {
    return swap(key, expectedRevision, Optional.of(value));
  }

  @Override
  public Swap delete(String key, long expectedRevision) {
    return swap(key, expectedRevision, Optional.empty());
  }

  @Override
  public PageAnswer page(PageQuery query) {
    return guarded(() -> {
      if (refusals > 0) {
        refusals--;
        throw Refusals.unavailable("etcdserver: no leader");
      }
      if (query.revision() > revision) {
        return new PageAnswer.Future();
      }
      if (query.revision() != 0 && query.revision() < compactedTo) {
        return new PageAnswer.Compacted();
      }
      List<Stored> all = current(query.revision() == 0 ? revision : query.revision())
          .tailMap(query.from()).values().stream().filter(object -> object.key().startsWith(query.prefix())).toList();
      int limit = query.limit() == 0 ? Limits.PAGE_ROWS : query.limit();
      return new PageAnswer.Page(all.stream().limit(limit).toList(), revision, all.size() > limit, all.size());
    });
  }

  @Override
  public long count(String prefix) {
    return state(currentRevision()).keySet().stream().filter(key -> key.startsWith(prefix)).count();
  }

  @Override
  public long currentRevision() {
    return guarded(() -> revision);
  }

  @Override
  public StoreWatch watch(String prefix, long fromRevision) {
    var cursor = new Cursor(prefix, fromRevision);
    cursors.add(cursor);
    return cursor;
  }

  @Override
  public boolean confirmsProgress() {
    return confirmsProgress;
  }

  @Override
  public void compact(long to) {
    guarded(() -> compactedTo = Math.max(compactedTo, to));
  }

  @Override
  public void close() {
    breakWatches();
  }

  private Swap swap(String key, long expectedRevision, Optional<byte[]> value) {
    return guarded(() -> {
      Optional<Stored> now = Optional.ofNullable(current(revision).get(key));
      if (now.map(Stored::revision).orElse(0L) != expectedRevision) {
        return new Swap.Lost(now);
      }
      return new Swap.Made(step(key, value.map(bytes -> new Stored(key, bytes, revision + 1))));
    });
  }

  private long step(String key, Optional<Stored> object) {
    revision++;
    history.add(new Step(revision, key, object));
    moved.signalAll();
    return revision;
  }

  private NavigableMap<String, Stored> current(long at) {
    var state = new TreeMap<String, Stored>(Keys.ORDER);
    for (Step step : history) {
      if (step.revision() <= at) {
        step.object().ifPresentOrElse(object -> state.put(step.key(), object), () -> state.remove(step.key()));
      }
    }
    return state;
  }

  private <T> T guarded(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  private final class Cursor implements StoreWatch {
    private final String prefix;
    private long next;
    private boolean closed;
    private boolean progressWanted;

    Cursor(String prefix, long next) {
      this.prefix = prefix;
      this.next = next;
    }

    @Override
    public Optional<StoreChange> next(Duration patience) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        long nanosLeft = patience.toNanos();
        Optional<StoreChange> change = look();
        while (change.isEmpty() && nanosLeft > 0) {
          nanosLeft = moved.awaitNanos(nanosLeft);
          change = look();
        }
        return change;
      } finally {
        lock.unlock();
      }
    }

    private Optional<StoreChange> look() {
      if (closed) {
        return Optional.of(new StoreChange.Broken("weather"));
      }
      if (next < compactedTo) {
        return Optional.of(new StoreChange.Compacted());
      }
      List<StoreChange.Event> events = history.stream()
          .filter(step -> step.revision() >= next && step.key().startsWith(prefix)).map(Cursor::event).toList();
      next = Math.max(next, revision + 1);
      if (!events.isEmpty()) {
        return Optional.of(new StoreChange.Events(events));
      }
      if (progressWanted) {
        progressWanted = false;
        return Optional.of(new StoreChange.Progress(revision));
      }
      return Optional.empty();
    }

    private static StoreChange.Event event(Step step) {
      return step.object().isPresent()
          ? new StoreChange.Put(step.object().get())
          : new StoreChange.Deletion(step.key(), step.revision());
    }

    @Override
    public void requestProgress() {
      guarded(() -> {
        progressWanted = true;
        moved.signalAll();
        return true;
      });
    }

    @Override
    public void close() {
      cursors.remove(this);
      guarded(() -> {
        closed = true;
        moved.signalAll();
        return true;
      });
    }
  }
}
