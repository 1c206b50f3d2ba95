package dev.keelson.store;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Submission;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Commit;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Not a test: prints how fast entries are applied. Arguments: a new directory, number of keys. */
final class ApplySpeed {
  private static final int VALUE_BYTES = 256;

  private final SplittableRandom random = new SplittableRandom(1);
  private final Store store;
  private final int keys;

  private ApplySpeed(Store store, int keys) {
    this.store = store;
    this.keys = keys;
  }

  public static void main(String[] args) throws Exception {
    int keys = Integer.parseInt(args[1]);
    try (var store = Store.open(Path.of(args[0]), StoreSettings.DEFAULT, new Deaf())) {
      var speed = new ApplySpeed(store, keys);
      speed.measure("new keys, entries of 100", keys / 100, 100, true);
      speed.measure("existing keys, entries of 100", keys / 200, 100, false);
      speed.measure("existing keys, entries of 1", keys / 5, 1, false);
      System.out.println("RSS " + rss() + ", on disk " + (store.sizeBytes() >> 20) + " MB");
      store.flush();
      store.compactFiles();
      speed.measure("existing keys after compaction, entries of 100", keys / 200, 100, false);
      System.out.println("RSS " + rss() + ", on disk " + (store.sizeBytes() >> 20) + " MB");
    }
  }

  private void measure(String what, int entries, int size, boolean fresh) {
    int next = 0;
    long start = SystemTime.nanos();
    long cpuStart = SystemTime.threadNanos();
    for (int i = 0; i < entries; i++) {
      var submissions = new ArrayList<Submission>(size);
      for (int j = 0; j < size; j++) {
        submissions.add(new Submission(put(fresh ? next++ : random.nextInt(keys)), true));
      }
      store.apply(new LogPosition(1, store.applied().index() + 1), submissions);
    }
    double seconds = (SystemTime.nanos() - start) / 1e9;
    double cpuSeconds = (SystemTime.threadNanos() - cpuStart) / 1e9;
    double puts = entries * (double) size;
    System.out.printf("%-50s %,10.0f puts/s, %,10.0f puts/s of the thread's own CPU%n", what, puts / seconds,
        puts / cpuSeconds);
  }

  private Command put(int number) {
    byte[] value = new byte[VALUE_BYTES];
    random.nextBytes(value);
    return new Command.Put(Bytes.utf8("%08d".formatted(number)), Bytes.wrap(value), 0, false, false, false);
  }

  private static String rss() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS"))
        .findFirst().orElse("?").replaceAll("\\s+", " ");
  }

  private static final class Deaf implements CommitListener {
    @Override
    public void committed(List<Commit> commits) {}

    @Override
    public void replaced(long revision, long compactedTo) {}

    @Override
    public void compacted(long revision) {}
  }

  private static final class SystemTime {
    static long nanos() {
      return System.nanoTime();
    }

    static long threadNanos() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }
}
