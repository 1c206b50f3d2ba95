package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Templates;
import dev.keelson.orchestrator.object.Metadata;
import java.util.List;

/** Pods of a job as they are created: tracked, and with their index where there is one. */
final class PodShape {
  private static final String VARIABLE = "JOB_COMPLETION_INDEX";

  /** A generated name is cut to this length before five letters follow (apiserver's names). */
  private static final int PREFIX_CHARACTERS_MAX = 58;

  private PodShape() {}

  static ObjectNode pod(Job job, JobPlan.Creation creation) {
    var pod = Templates.pod(job.template(), job.object());
    track(pod);
    creation.index().ifPresent(index -> index(pod, job, index));
    if (job.backoffLimitPerIndex().isPresent()) {
      countFailures(pod, job, creation);
    }
    return pod;
  }

  private static void track(ObjectNode pod) {
    var finalizers = Metadata.finalizers(pod);
    if (!finalizers.contains(JobPod.FINALIZER)) {
      finalizers.add(JobPod.FINALIZER);
      Metadata.finalizers(pod, finalizers);
    }
  }

  private static void index(ObjectNode pod, Job job, int index) {
    var metadata = Metadata.of(pod);
    var text = Integer.toString(index);
    metadata.withObjectProperty("annotations").put(JobPod.INDEX, text);
    metadata.withObjectProperty("labels").put(JobPod.INDEX, text);
    var end = "-" + index + "-";
    var name = job.name();
    int kept = Math.min(name.length(), PREFIX_CHARACTERS_MAX - end.length());
    metadata.put("generateName", name.substring(0, kept) + end);
    var spec = pod.withObjectProperty("spec").put("hostname", name + "-" + index);
    for (var list : List.of("initContainers", "containers")) {
      spec.path(list).forEach(container -> tellIndex((ObjectNode) container));
    }
  }

  private static void tellIndex(ObjectNode container) {
    for (JsonNode variable : container.path("env")) {
      if (variable.path("name").asText().equals(VARIABLE)) {
        return;
      }
    }
    container.withArrayProperty("env").addObject().put("name", VARIABLE)
        .putObject("valueFrom").putObject("fieldRef").put("fieldPath", "metadata.labels['%s']".formatted(JobPod.INDEX));
  }

  /** The pod goes on with the count of the one it replaces. */
  private static void countFailures(ObjectNode pod, Job job, JobPlan.Creation creation) {
    int counted = 0;
    int ignored = 0;
    if (creation.replaced().isPresent()) {
      var failed = creation.replaced().get();
      boolean counts = job.failurePolicy().counts(failed.object());
      counted = failed.earlierFailures() + (counts ? 1 : 0);
      ignored = failed.earlierIgnoredFailures() + (counts ? 0 : 1);
    }
    var annotations = Metadata.of(pod).withObjectProperty("annotations");
    annotations.put(JobPod.INDEX_FAILURES, Integer.toString(counted));
    if (ignored > 0) {
      annotations.put(JobPod.IGNORED_FAILURES, Integer.toString(ignored));
    }
  }
}
