package dev.keelson.agent.node;

import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Unreachable;
import dev.keelson.orchestrator.client.queue.Backoff;
import dev.keelson.orchestrator.client.queue.WorkQueue;
import dev.keelson.orchestrator.status.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps nodes registered and alive: a few workers for any number of them. A node is one worker's at a time, so the
 * keeper of a node needs no lock.
 */
public final class Heartbeats implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

  /** A quarter of a lease, as kubelet. */
  static final Duration PERIOD = Duration.ofSeconds(NodeKeeper.LEASE_SECONDS / 4);

  /** As kubelet's waits to get a lease. */
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(7));

  private final Map<String, NodeKeeper> keepers = new LinkedHashMap<>();
  private final WorkQueue<String> due;
  private final List<Thread> workers = new ArrayList<>();
  private final CountDownLatch registered;
  private final RandomGenerator random;

  private Heartbeats(ApiClient client, List<NodeForm> nodes, InstantSource clock, RandomGenerator random) {
    nodes.forEach(node -> keepers.put(node.name(), new NodeKeeper(client, node, clock)));
    this.due = new WorkQueue<>(clock, BACKOFF);
    this.registered = new CountDownLatch(nodes.size());
    this.random = random;
  }

  /**
   * Begins.
   *
   * @param inFlightMax how many requests may be under way at a time
   */
  public static Heartbeats start(ApiClient client, List<NodeForm> nodes, int inFlightMax, InstantSource clock,
      RandomGenerator random) {
    var heartbeats = new Heartbeats(client, nodes, clock, random);
    nodes.forEach(node -> heartbeats.due.add(node.name()));
    for (int i = 0; i < Math.min(inFlightMax, nodes.size()); i++) {
      heartbeats.workers.add(Thread.ofVirtual().name("heartbeats-" + i).start(heartbeats::work));
    }
    return heartbeats;
  }

  /** Waits until every node has been written once. */
  public void awaitRegistered() throws InterruptedException {
    registered.await();
  }

  private void work() {
    try {
      for (var name = due.take(); name.isPresent(); name = due.take()) {
        beat(name.get());
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat(String name) {
    var keeper = keepers.get(name);
    if (keeper == null) {
      return;
    }
    boolean first = !keeper.isRegistered();
    try {
      keeper.beat();
      due.forget(name);
      // The first period of each is another, or all would write in the same second for ever.
      due.addAfter(name, first ? Duration.ofMillis(random.nextLong(PERIOD.toMillis())) : PERIOD);
      if (first) {
        registered.countDown();
      }
    } catch (Refusal | Unreachable failed) {
      LOG.atWarn().addKeyValue("node", name).log("cannot report: {}", failed.getMessage());
      due.addAfterFailure(name);
    } finally {
      due.done(name);
    }
  }

  @Override
  public void close() {
    due.close();
    workers.forEach(Thread::interrupt);
  }
}
