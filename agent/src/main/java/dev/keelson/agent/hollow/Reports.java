package dev.keelson.agent.hollow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Unreachable;
import dev.keelson.orchestrator.client.queue.Backoff;
import dev.keelson.orchestrator.client.queue.WorkQueue;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes reports to the API: of each pod the newest, one at a time, by a few workers. Here the loop's thread meets the
 * workers'; what waits is bounded by the number of pods.
 */
final class Reports implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

  private final ApiClient client;
  private final Map<ObjectKey, Report> newest = new ConcurrentHashMap<>();
  private final WorkQueue<ObjectKey> keys;
  private final List<Thread> workers = new ArrayList<>();

  private Reports(ApiClient client, InstantSource clock) {
    this.client = client;
    this.keys = new WorkQueue<>(clock, BACKOFF);
  }

  /**
   * Begins.
   *
   * @param inFlightMax how many requests may be under way at a time
   */
  static Reports start(ApiClient client, int inFlightMax, InstantSource clock) {
    var reports = new Reports(client, clock);
    for (int i = 0; i < inFlightMax; i++) {
      reports.workers.add(Thread.ofVirtual().name("reports-" + i).start(reports::work));
    }
    return reports;
  }

  /** Takes over a report; an older one of the same name that nobody has begun to write is dropped. */
  void offer(ObjectKey key, Report report) {
    newest.put(key, report);
    keys.add(key);
  }

  private void work() {
    try {
      for (var key = keys.take(); key.isPresent(); key = keys.take()) {
        write(key.get());
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(ObjectKey key) {
    try {
      var report = newest.remove(key);
      if (report != null) {
        tryToWrite(key, report);
      }
    } finally {
      keys.done(key);
    }
  }

  private void tryToWrite(ObjectKey key, Report report) {
    try {
      write(key, report);
      keys.forget(key);
    } catch (Refusal | Unreachable failed) {
      retry(key, report, failed);
    }
  }

  private void write(ObjectKey key, Report report) {
    var body = JsonNodeFactory.instance.objectNode();
    // Another pod of the same name is refused with a conflict.
    body.putObject("metadata").put("uid", report.uid());
    body.set("status", report.status());
    client.patch(ResourceTypes.PODS, key, Patch.strategic(body).status());
    if (report.remove()) {
      client.delete(ResourceTypes.PODS, key, Deletion.usual().graceSeconds(0).ifUid(report.uid()));
    }
  }

  /** A pod that is gone, or whose name is another's now, needs no report. */
  private void retry(ObjectKey key, Report report, RuntimeException failed) {
    if (failed instanceof Refusal refused
        && (refused.reason() == Reason.NOT_FOUND || refused.reason() == Reason.CONFLICT)) {
      keys.forget(key);
      return;
    }
    LOG.atWarn().addKeyValue("pod", key).log("cannot report: {}", failed.getMessage());
    newest.putIfAbsent(key, report);
    keys.addAfterFailure(key);
  }

  @Override
  public void close() {
    keys.close();
    workers.forEach(Thread::interrupt);
  }
}
