package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.controller.pods.SlowStart;
import dev.keelson.orchestrator.value.Trees;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes the books of a pass: who has ended, then their release, then the counts. */
final class Bookkeeper {
  private final ApiClient client;
  private final EventRecorder events;
  private final Finalizer finalizer;
  private final JobMemory memory;

  Bookkeeper(ApiClient client, EventRecorder events, Finalizer finalizer, JobMemory memory) {
    this.client = client;
    this.events = events;
    this.finalizer = finalizer;
    this.memory = memory;
  }

  /**
   * Closes a pass.
   *
   * @param cached the job as it was when the pass began; each write names the version before it
   * @return why some pod could not be released
   */
  Optional<RuntimeException> close(ObjectNode cached, Ledger ledger, Backoff backoff) {
    var key = ObjectKey.of(cached);
    var job = write(cached, ledger.status());
    memory.backoff(key, backoff);
    var released = ConcurrentHashMap.<String>newKeySet();
    var failure = release(key, ledger, released);
    ledger.released(released);
    var ending = failure.isPresent() ? Optional.<Ending>empty() : ledger.declare();
    var last = write(job, ledger.status());
    ending.ifPresent(it -> tell(last, it));
    return failure;
  }

  private Optional<RuntimeException> release(ObjectKey key, Ledger ledger, Set<String> released) {
    return SlowStart.run(ledger.releasable().stream().<Runnable>map(pod -> () -> {
      finalizer.release(pod);
      memory.released(key, pod.uid());
      released.add(pod.uid());
    }).toList()).failure();
  }

  private ObjectNode write(ObjectNode job, ObjectNode status) {
    if (Trees.same(job.path("status"), status)) {
      return job;
    }
    var changed = job.deepCopy();
    changed.set("status", status.deepCopy());
    var written = client.updateStatus(ResourceTypes.JOBS, changed);
    memory.wrote(written);
    if (new Job(job).startTime().isEmpty()) {
      // Nobody has counted before: the version in this first write would have been another.
      memory.trust(ObjectKey.of(job), true);
    }
    return written;
  }

  private void tell(ObjectNode job, Ending ending) {
    if (ending.isFailure()) {
      events.record(job, EventType.WARNING, ending.reason(), ending.message());
      return;
    }
    var completions = new Job(job).completions();
    if (completions.isPresent() && job.path("status").path("succeeded").asInt() > completions.getAsInt()) {
      events.record(job, EventType.WARNING, "TooManySucceededPods",
          "Too many succeeded pods running after completion count reached");
    }
    events.record(job, EventType.NORMAL, "Completed", "Job completed");
  }
}
