package dev.keelson.bench.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.bench.load.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many pods there are, have a node, and run; and when that changed last. Guarded by itself. */
final class PodCensus {
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Time time;
  private final Map<String, Standing> standings = new HashMap<>();
  private int bound;
  private int running;
  private long firstBoundNanos;
  private long lastBoundNanos;

  private record Standing(boolean bound, boolean running) {
    static final Standing NEW = new Standing(false, false);
  }

  PodCensus(Time time) {
    this.time = time;
  }

  /** As an informer tells it. */
  synchronized void changed(Optional<ObjectNode> before, Optional<ObjectNode> after) {
    after.or(() -> before).ifPresent(pod -> {
      var uid = pod.path("metadata").path("uid").asText();
      var was = standings.getOrDefault(uid, Standing.NEW);
      var is = after.map(PodCensus::standing).orElse(Standing.NEW);
      if (after.isPresent()) {
        standings.put(uid, is);
      } else {
        standings.remove(uid);
      }
      count(was, is);
    });
  }

  private static Standing standing(ObjectNode pod) {
    return new Standing(!pod.path("spec").path("nodeName").asText().isEmpty(),
        pod.path("status").path("phase").asText().equals("Running"));
  }

  private void count(Standing was, Standing is) {
    running += (is.running() ? 1 : 0) - (was.running() ? 1 : 0);
    bound += (is.bound() ? 1 : 0) - (was.bound() ? 1 : 0);
    if (is.bound() && !was.bound()) {
      lastBoundNanos = time.nanos();
      firstBoundNanos = bound == 1 ? lastBoundNanos : firstBoundNanos;
    }
  }

  /** How many found a node each second, from the first to the last. */
  synchronized double boundPerSecond() {
    return (bound - 1) / Math.max((lastBoundNanos - firstBoundNanos) / 1e9, 1e-9);
  }

  private synchronized String count() {
    return standings.size() + " pods, " + bound + " bound, " + running + " running";
  }

  private synchronized boolean isRunning(int expected) {
    return running == expected && standings.size() == expected;
  }

  /** Waits until so many run, and no other is there. */
  void await(int expected, Duration max) throws IOException, InterruptedException {
    long deadline = time.nanos() + max.toNanos();
    while (!isRunning(expected)) {
      if (time.nanos() > deadline) {
        throw new IOException("not " + expected + " pods after " + max.toSeconds() + " s: " + count());
      }
      time.pause(PAUSE);
    }
  }
}
