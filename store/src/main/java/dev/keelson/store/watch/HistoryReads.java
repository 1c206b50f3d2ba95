package dev.keelson.store.watch;

import dev.keelson.store.HistoryPage;
import dev.keelson.store.loop.Loop;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads history for watchers, a few pages at a time, on reader threads; watchers that need the same page share it.
 * Loop-owned but for {@link #read}.
 */
final class HistoryReads {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryReads.class);

  /** Hears on the loop what came of a read. Empty = compacted. */
  @FunctionalInterface
  interface Reader {
    void arrived(long from, List<Watcher> watchers, Optional<HistoryPage> page);
  }

  private record Wanted(Group group, long from) {}

  private final Loop loop;
  private final Consumer<Runnable> hub;
  private final Executor executor;
  private final WatchCounters counters;
  private final Map<Wanted, Set<Watcher>> wanted = new LinkedHashMap<>();
  private final Queue<Wanted> queue = new ArrayDeque<>();
  private HistorySource source = (from, _, _, _) -> {
    throw new IllegalStateException("history from " + from + " was wanted before the hub was started");
  };
  private int inFlight;

  /** {@code hub} runs a task on the loop, between turns. */
  HistoryReads(Loop loop, Consumer<Runnable> hub, Executor executor, WatchCounters counters) {
    this.loop = loop;
    this.hub = hub;
    this.executor = executor;
    this.counters = counters;
  }

  void start(HistorySource opened) {
    source = opened;
  }

  /** Brings the page at {@code from} to {@code watcher}, unless it is on its way already. */
  void request(Watcher watcher, long from, Reader reader) {
    var key = new Wanted(watcher.group, from);
    if (!wanted.containsKey(key)) {
      wanted.put(key, new LinkedHashSet<>());
      queue.add(key);
    }
    wanted.getOrDefault(key, Set.of()).add(watcher);
    readNext(reader);
  }

  private void readNext(Reader reader) {
    while (inFlight < Limits.HISTORY_READS_IN_FLIGHT_MAX && !queue.isEmpty()) {
      Wanted next = queue.remove();
      inFlight++;
      counters.historyRead();
      HistorySource from = source;
      try {
        executor.execute(() -> read(from, next, reader));
      } catch (RuntimeException full) {
        retryLater(next, reader);
        return;
      }
    }
  }

  /** On a reader thread. */
  private void read(HistorySource from, Wanted next, Reader reader) {
    try {
      Want want = next.group.want;
      var page = from.read(next.from, want.range()::contains, want.previous(), Limits.BATCH_BYTES);
      hub.accept(() -> arrived(next, page, reader));
    } catch (RuntimeException weather) {
      LOG.warn("cannot read history from revision {}; trying again in {}", next.from, Limits.HISTORY_RETRY, weather);
      hub.accept(() -> {
        retryLater(next, reader);
        readNext(reader);
      });
    }
  }

  private void arrived(Wanted key, Optional<HistoryPage> page, Reader reader) {
    loop.assertOwned();
    inFlight--;
    Set<Watcher> watchers = wanted.remove(key);
    if (watchers != null) {
      reader.arrived(key.from, List.copyOf(watchers), page);
    }
    readNext(reader);
  }

  private void retryLater(Wanted key, Reader reader) {
    inFlight--;
    loop.after(Limits.HISTORY_RETRY, () -> {
      queue.add(key);
      readNext(reader);
    });
  }
}
