package dev.keelson.raft.ratis;

import static dev.keelson.raft.ratis.TestCluster.putCommand;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.store.command.Command;
import dev.keelson.store.model.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients write and read one register at every member while members are cut off, restarted, and leadership moves about.
 * Whatever they were told must be true. {@code -Draft.seed=n} runs one seed; threads keep their freedom, so a seed
 * repeats the faults, not the interleaving.
 */
final class ChaosTest {
  private static final int SEEDS = 2;
  private static final int FAULTS = 8;
  private static final int OPERATIONS_BETWEEN_FAULTS = 40;
  private static final Duration OPERATION_TIMEOUT = Duration.ofSeconds(3);
  private static final Bytes REGISTER = Bytes.utf8("register");

  @TempDir
  Path directory;

  static LongStream seeds() {
    Long one = Long.getLong("raft.seed");
    return one != null ? LongStream.of(one) : LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_clients_were_told_stays_true_whatever_happens_to_members(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    RegisterHistory history = new RegisterHistory();
    try (TestCluster cluster = TestCluster.of(3, directory, 50)) {
      cluster.leader();
      AtomicLong failures = new AtomicLong();
      AtomicBoolean stop = new AtomicBoolean();
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Client client = new Client(cluster, history, i % 3, "c" + i + "-", random.split(), failures);
        clients.add(Thread.startVirtualThread(() -> client.run(stop)));
      }
      for (int fault = 0; fault < FAULTS; fault++) {
        disturb(cluster, random);
        int before = history.size();
        Await.until("the majority goes on, seed " + seed, () -> history.size() > before + OPERATIONS_BETWEEN_FAULTS);
      }
      cluster.network.heal();
      stop.set(true);
      for (Thread client : clients) {
        client.join();
      }
      cluster.awaitSame(1);
      List<String> log = cluster.leader().applier().commands().stream().map(ChaosTest::valueOf).toList();
      assertEquals(List.of(), history.contradictions(log), "seed " + seed);
    }
  }

  private static void disturb(TestCluster cluster, SplittableRandom random) throws Exception {
    cluster.network.heal();
    List<TestCluster.Running> members = cluster.all();
    TestCluster.Running one = members.get(random.nextInt(members.size()));
    long leader = one.replica().status().leaderId();
    switch (random.nextInt(5)) {
      case 0 -> cluster.network.cut(one.id());
      case 1, 2 -> cluster.network.cut(leader);
      case 3 -> {
        cluster.stop(one.id());
        cluster.start(one.id());
      }
      default -> members.forEach(member -> member.replica().transferLeadership(one.id(), OPERATION_TIMEOUT)
          .exceptionally(_ -> null));
    }
  }

  private static String valueOf(Command command) {
    return command instanceof Command.Put put ? put.value().toUtf8() : "";
  }

  /** One client of one member: an operation after the other. */
  private record Client(
      TestCluster cluster,
      RegisterHistory history,
      int member,
      String name,
      SplittableRandom random,
      AtomicLong failures) {
    private void run(AtomicBoolean stop) {
      for (int i = 0; !stop.get(); i++) {
        operate(cluster.all().get(member % cluster.all().size()), name + i);
      }
    }

    /** An operation that fails tells nothing: a write may or may not come to pass. */
    private void operate(TestCluster.Running at, String value) {
      long began = history.begin();
      try {
        if (random.nextBoolean()) {
          at.replica().propose(putCommand("register", value), OPERATION_TIMEOUT).get();
          history.wrote(value, began);
        } else {
          at.replica().readBarrier(OPERATION_TIMEOUT).get();
          history.read(at.applier().value(REGISTER).map(Bytes::toUtf8).orElse(""), began);
        }
      } catch (ExecutionException _) {
        failures.incrementAndGet();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
