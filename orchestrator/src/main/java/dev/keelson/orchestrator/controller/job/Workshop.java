package dev.keelson.orchestrator.controller.job;

import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.controller.pods.Expectations;
import dev.keelson.orchestrator.controller.pods.PodWriter;
import dev.keelson.orchestrator.controller.pods.SlowStart;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries plans out: creates and deletes pods, and writes down what is expected to be seen of it. */
final class Workshop {
  private final PodWriter pods;
  private final Finalizer finalizer;
  private final Expectations expectations;
  private final JobMemory memory;

  Workshop(PodWriter pods, Finalizer finalizer, Expectations expectations, JobMemory memory) {
    this.pods = pods;
    this.finalizer = finalizer;
    this.expectations = expectations;
    this.memory = memory;
  }

  Work carryOut(Job job, JobPlan plan) {
    var key = ObjectKey.of(job.object());
    if (!plan.deletions().isEmpty()) {
      return delete(key, job, plan);
    }
    var creations = plan.creations().stream().<Runnable>map(creation -> () ->
        expectations.created(key, pods.create(PodShape.pod(job, creation), job.object()))).toList();
    var result = SlowStart.run(creations);
    return new Work(result.successes(), 0, 0, result.failure());
  }

  private Work delete(ObjectKey key, Job job, JobPlan plan) {
    var ready = new AtomicInteger();
    var deletions = plan.deletions().stream().<Runnable>map(pod -> () -> {
      if (plan.ending().isEmpty()) {
        release(key, pod);
      }
      pods.delete(pod.object(), job.object());
      expectations.deleted(key, pod.object());
      ready.addAndGet(pod.isReady() ? 1 : 0);
    }).toList();
    var result = SlowStart.run(deletions);
    return new Work(0, result.successes(), ready.get(), result.failure());
  }

  /** A pod that is only too much is no failure: nobody shall count it. */
  private void release(ObjectKey key, JobPod pod) {
    if (pod.isTracked()) {
      finalizer.release(pod);
      memory.released(key, pod.uid());
    }
  }
}
