package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.pods.Adoption;
import dev.keelson.orchestrator.controller.pods.Expectations;
import dev.keelson.orchestrator.controller.pods.Orphans;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.selector.LabelSelector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the pods of jobs, and the jobs of pods. */
final class JobPods {
  private final ApiClient client;
  private final Indexer jobs;
  private final Indexer pods;
  private final Orphans orphans;
  private final Adoption adoption;
  private final Expectations expectations;
  private final JobMemory memory;

  JobPods(ControllerContext context, JobMemory memory) {
    this.client = context.client();
    this.jobs = context.informers().of(ResourceTypes.JOBS);
    this.pods = context.informers().of(ResourceTypes.PODS);
    this.orphans = new Orphans(pods);
    this.adoption = new Adoption(client, ResourceTypes.JOBS, ResourceTypes.PODS);
    this.expectations = new Expectations(pods, context.clock());
    this.memory = memory;
  }

  Expectations expectations() {
    return expectations;
  }

  /** Told about each pod that is added or changed, before anybody is woken. */
  void noted(ObjectNode pod) {
    orphans.noted(pod);
    owner(pod).forEach(job -> expectations.seen(job, pod));
  }

  private static Stream<ObjectKey> owner(ObjectNode pod) {
    return OwnerReferences.controllerName(pod, "batch", "Job").stream()
        .map(name -> new ObjectKey(Metadata.namespace(pod), name));
  }

  /** The job in charge; of a pod that nobody is in charge of, the jobs that may adopt it. */
  Stream<ObjectKey> jobsOf(ObjectNode pod) {
    if (OwnerReferences.controller(pod).isPresent()) {
      return owner(pod);
    }
    var labels = pod.path("metadata").path("labels");
    return jobs.inNamespace(Metadata.namespace(pod)).stream()
        .filter(job -> selector(job).matches(labels))
        .map(ObjectKey::of);
  }

  private static LabelSelector selector(ObjectNode job) {
    return LabelSelector.of(job.path("spec").path("selector"));
  }

  Observed observe(Job job, Instant now) {
    var key = ObjectKey.of(job.object());
    boolean caughtUp = expectations.areMet(key);
    var own = pods(job);
    return new Observed(
        job.started(now), own, memory.releasedAmong(key, own), memory.backoff(key), caughtUp, now);
  }

  /**
   * The pods as the cache has them, once that is known to be no older than the status, and as long as it shows all that
   * the status speaks of. Else the server is asked: a pod would be counted twice that was counted and released already,
   * or that was taken for gone and has yet to come.
   */
  private List<JobPod> pods(Job job) {
    var key = ObjectKey.of(job.object());
    var cached = claimed(job, pods.controlledBy(Metadata.uid(job.object())));
    boolean isNew = job.startTime().isEmpty();
    if ((isNew || memory.trusts(key)) && showsUncounted(job, cached)) {
      return cached;
    }
    var fresh = claimed(job, listed(job));
    memory.trust(key, isUpToDate(cached, fresh));
    return fresh;
  }

  private static boolean showsUncounted(Job job, List<JobPod> cached) {
    var uids = cached.stream().map(JobPod::uid).collect(Collectors.toSet());
    var uncounted = Uncounted.of(job.status());
    return uids.containsAll(uncounted.succeeded()) && uids.containsAll(uncounted.failed());
  }

  /** Whether the cache has the same pods, in these versions or in later ones. */
  private static boolean isUpToDate(List<JobPod> cached, List<JobPod> fresh) {
    var versions = cached.stream().collect(Collectors.toMap(JobPod::uid, JobPod::version));
    return cached.size() == fresh.size()
        && fresh.stream().allMatch(pod -> versions.getOrDefault(pod.uid(), -1L) >= pod.version());
  }

  private List<ObjectNode> listed(Job job) {
    var labels = selector(job.object()).toString();
    return client.list(ResourceTypes.PODS, new Selection(Metadata.namespace(job.object()), labels, "")).items();
  }

  private List<JobPod> claimed(Job job, Collection<ObjectNode> known) {
    var candidates = new ArrayList<>(known);
    candidates.addAll(orphans.in(Metadata.namespace(job.object())));
    return adoption.claim(job.object(), selector(job.object()), candidates).stream().map(JobPod::new).toList();
  }
}
