package dev.keelson.store;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Reply;
import dev.keelson.store.command.Submission;
import dev.keelson.store.loop.SystemTime;
import dev.keelson.store.loop.ThreadLoop;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeRefusal;
import dev.keelson.store.v2.TreeReply;
import dev.keelson.store.v2.TtlOptions;
import dev.keelson.store.v2.watch.TreeHub;
import dev.keelson.store.v2.watch.TreeSink;
import dev.keelson.store.v2.watch.TreeWatchRequest;
import dev.keelson.store.v2.watch.TreeWatcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;

/** Not a test: prints how fast the tree is written, read and swept, and what watchers take. Argument: a directory. */
final class TreeSpeed {
  private static final int NODES = 100_000;
  private static final int SWEPT_NODES = 2_500;
  private static final int WATCHERS = 5_000;
  private static final Bytes VALUE = Bytes.wrap(new byte[256]);

  private final SystemTime time = new SystemTime();
  private final Store store;

  private TreeSpeed(Store store) {
    this.store = store;
  }

  public static void main(String[] args) throws Exception {
    try (var store = Store.open(Path.of(args[0]), StoreSettings.DEFAULT, new Heard())) {
      var speed = new TreeSpeed(store);
      speed.watchers();
      speed.set("set, new files, entries of 100", 100, number -> set(number, TtlOptions.permanent(1)));
      speed.set("set, old files, entries of 1", 1, number -> set(number / 5, TtlOptions.permanent(1)));
      speed.get();
      speed.set("set, with one end for all, entries of 100", 100,
          number -> set(number, new TtlOptions(1, 2_000_000_000_000_000_000L, false)));
      speed.sweep();
    }
  }

  private static TreeCommand set(int number, TtlOptions ttl) {
    return new TreeCommand.Set(path(number), false, VALUE, ttl);
  }

  private static TreePath path(int number) {
    return TreePath.key("/dir%02d/key%08d".formatted(number % 100, number));
  }

  private void set(String what, int size, IntFunction<TreeCommand> command) {
    measure(what, NODES, () -> {
      for (int i = 0; i < NODES; i += size) {
        var entry = new ArrayList<TreeCommand>(size);
        for (int j = i; j < i + size; j++) {
          entry.add(command.apply(j));
        }
        apply(entry);
      }
    });
  }

  private void get() {
    measure("get of a file", NODES, () -> {
      for (int i = 0; i < NODES; i++) {
        store.tree().get(path(i), false, 1, Long.MAX_VALUE);
      }
    });
    measure("get of everything, per node", NODES, () -> store.tree().get(TreePath.key("/"), true, 1, Long.MAX_VALUE));
  }

  private void sweep() {
    measure("sweep, per node", NODES, () -> {
      Reply reply;
      do {
        reply = apply(List.of(new TreeCommand.Sync(2_000_000_000_000_000_000L, SWEPT_NODES)));
      } while (reply instanceof Reply.Tree(long _, TreeReply.Swept swept) && swept.nextExpiration().isPresent());
    });
  }

  private void watchers() throws InterruptedException {
    try (var hub = new TreeHub(ThreadLoop.start("tree", time, Throwable::printStackTrace))) {
      hub.start(store.tree());
      long before = heap();
      var registered = new CountDownLatch(WATCHERS);
      for (int i = 0; i < WATCHERS; i++) {
        hub.watch(new Waiting(registered), new TreeWatchRequest(path(i), false, false, 0));
      }
      registered.await();
      System.out.printf("%,d waiting watchers: %,d bytes of heap each%n", hub.watchers(),
          (heap() - before) / WATCHERS);
    }
  }

  private Reply apply(List<TreeCommand> commands) {
    var entry = commands.stream().map(command -> new Submission(new Command.Tree(command), true)).toList();
    return store.apply(new LogPosition(1, store.applied().index() + 1), entry).getLast();
  }

  private void measure(String what, int count, Runnable work) {
    long start = time.monotonicNanos();
    work.run();
    double micros = (time.monotonicNanos() - start) / 1e3;
    System.out.printf("%-45s %8.2f µs each, %,10.0f a second%n", what, micros / count, count / micros * 1e6);
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private record Waiting(CountDownLatch latch) implements TreeSink {
    @Override
    public void registered(TreeWatcher watcher, long index) {
      latch.countDown();
    }

    @Override
    public void refused(TreeRefusal refusal) {}

    @Override
    public void ready(TreeWatcher watcher) {}
  }
}
