package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Jobs and pods for tests, written with few words. */
final class Scene {
  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private Scene() {}

  /** The members of spec and of status, without braces. */
  static Job job(String spec, String status) {
    return new Job(Yaml.object("""
        {apiVersion: 'batch/v1', kind: 'Job', metadata: {name: 'pi', namespace: 'default', uid: 'j'},
         spec: {template: {spec: {restartPolicy: 'Never', containers: [{name: 'c'}]}}, %s},
         status: {startTime: '2026-01-01T11:59:00Z'%s}}""".formatted(spec, status.isEmpty() ? "" : ", " + status)));
  }

  /**
   * A pod with its finalizer.
   *
   * @param words its phase, and any of: ready, deleting, released, index=N, failures=N, exit=N, at=TIME
   */
  static JobPod pod(String uid, String words) {
    var parts = List.of(words.split(" ", -1));
    var pod = Yaml.object(
        "{metadata: {namespace: 'default', creationTimestamp: '2026-01-01T11:59:00Z'}, spec: {nodeName: 'n'}}");
    var metadata = pod.withObjectProperty("metadata").put("name", uid).put("uid", uid);
    var status = pod.putObject("status").put("phase", parts.getFirst());
    if (!parts.contains("released")) {
      metadata.putArray("finalizers").add(JobPod.FINALIZER);
    }
    if (parts.contains("deleting")) {
      metadata.put("deletionTimestamp", "2026-01-01T12:00:30Z").put("deletionGracePeriodSeconds", 30);
    }
    if (parts.contains("ready")) {
      status.putArray("conditions").addObject().put("type", "Ready").put("status", "True");
    }
    value(parts, "index=").forEach(index -> metadata.withObjectProperty("annotations").put(JobPod.INDEX, index));
    value(parts, "failures=").forEach(
        count -> metadata.withObjectProperty("annotations").put(JobPod.INDEX_FAILURES, count));
    value(parts, "exit=").forEach(code -> terminated(status, "exitCode").put("exitCode", Integer.parseInt(code)));
    value(parts, "at=").forEach(time -> terminated(status, "finishedAt").put("finishedAt", time));
    return new JobPod(pod);
  }

  private static ObjectNode terminated(ObjectNode status, String field) {
    var containers = status.withArrayProperty("containerStatuses");
    var container = containers.isEmpty() ? containers.addObject().put("name", "c") : (ObjectNode) containers.get(0);
    return container.withObjectProperty("state").withObjectProperty("terminated").putNull(field);
  }

  private static Stream<String> value(List<String> parts, String key) {
    return parts.stream().filter(part -> part.startsWith(key)).map(part -> part.substring(key.length()));
  }

  static Observed observed(Job job, JobPod... pods) {
    return new Observed(job, List.of(pods), Set.of(), Backoff.NONE, true, NOW);
  }

  /** What was decided, in a line. */
  static String plan(Job job, JobPod... pods) {
    var observed = observed(job, pods);
    var plan = JobPlan.of(observed, Tally.of(observed));
    var words = Stream.of(
        plan.ending().map(ending -> ending.reason()).stream(),
        plan.deletions().stream().map(pod -> "-" + pod.name()).sorted(),
        plan.creations().stream().map(pod -> "+" + (pod.index().isPresent() ? pod.index().getAsInt() : "")),
        plan.pause().map(pause -> "wait " + pause.toSeconds()).stream());
    return String.join(" ", words.flatMap(each -> each).toList());
  }
}
