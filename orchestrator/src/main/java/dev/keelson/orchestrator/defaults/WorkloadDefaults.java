package dev.keelson.orchestrator.defaults;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.function.Consumer;

/** What makes pods: apps/v1 and batch/v1. */
final class WorkloadDefaults {
  static final Map<String, Consumer<ObjectNode>> KINDS = Map.of(
      "apps/Deployment", WorkloadDefaults::deployment,
      "apps/ReplicaSet", WorkloadDefaults::replicaSet,
      "apps/StatefulSet", WorkloadDefaults::statefulSet,
      "apps/DaemonSet", WorkloadDefaults::daemonSet,
      "batch/Job", WorkloadDefaults::job,
      "batch/CronJob", WorkloadDefaults::cronJob);

  private static final int HISTORY = 10;
  private static final int RETRIES = 6;

  private WorkloadDefaults() {}

  private static void deployment(ObjectNode deployment) {
    var spec = Fill.struct(deployment, "spec");
    PodDefaults.template(spec, "template");
    Fill.number(spec, "replicas", 1);
    var strategy = Fill.struct(spec, "strategy");
    Fill.text(strategy, "type", "RollingUpdate");
    if (strategy.path("type").asText().equals("RollingUpdate")) {
      var rolling = Fill.struct(strategy, "rollingUpdate");
      Fill.value(rolling, "maxUnavailable", TextNode.valueOf("25%"));
      Fill.value(rolling, "maxSurge", TextNode.valueOf("25%"));
    }
    Fill.number(spec, "revisionHistoryLimit", HISTORY);
    Fill.number(spec, "progressDeadlineSeconds", 600);
  }

  private static void replicaSet(ObjectNode set) {
    var spec = Fill.struct(set, "spec");
    PodDefaults.template(spec, "template");
    Fill.number(spec, "replicas", 1);
  }

  private static void statefulSet(ObjectNode set) {
    var spec = Fill.struct(set, "spec");
    PodDefaults.template(spec, "template");
    Fill.each(spec, "volumeClaimTemplates", claim -> {
      Fill.text(claim, "kind", "PersistentVolumeClaim");
      Fill.text(claim, "apiVersion", "v1");
      VolumeDefaults.claim(claim);
    });
    Fill.text(spec, "podManagementPolicy", "OrderedReady");
    var strategy = Fill.struct(spec, "updateStrategy");
    if (strategy.path("type").asText().isEmpty()) {
      strategy.put("type", "RollingUpdate");
      Fill.struct(strategy, "rollingUpdate");
    }
    if (strategy.path("type").asText().equals("RollingUpdate")) {
      Fill.in(strategy, "rollingUpdate", rolling -> Fill.number(rolling, "partition", 0));
    }
    var retention = Fill.struct(spec, "persistentVolumeClaimRetentionPolicy");
    Fill.text(retention, "whenDeleted", "Retain");
    Fill.text(retention, "whenScaled", "Retain");
    Fill.number(spec, "replicas", 1);
    Fill.number(spec, "revisionHistoryLimit", HISTORY);
  }

  private static void daemonSet(ObjectNode set) {
    var spec = Fill.struct(set, "spec");
    PodDefaults.template(spec, "template");
    var strategy = Fill.struct(spec, "updateStrategy");
    Fill.text(strategy, "type", "RollingUpdate");
    if (strategy.path("type").asText().equals("RollingUpdate")) {
      var rolling = Fill.struct(strategy, "rollingUpdate");
      Fill.value(rolling, "maxUnavailable", IntNode.valueOf(1));
      Fill.value(rolling, "maxSurge", IntNode.valueOf(0));
    }
    Fill.number(spec, "revisionHistoryLimit", HISTORY);
  }

  private static void job(ObjectNode job) {
    var spec = Fill.struct(job, "spec");
    PodDefaults.template(spec, "template");
    if (Fill.absent(spec, "completions") && Fill.absent(spec, "parallelism")) {
      spec.put("completions", 1);
    }
    Fill.number(spec, "parallelism", 1);
    Fill.number(spec, "backoffLimit", Fill.absent(spec, "backoffLimitPerIndex") ? RETRIES : Integer.MAX_VALUE);
    var labels = spec.path("template").path("metadata").path("labels");
    var metadata = Fill.struct(job, "metadata");
    if (!labels.isEmpty() && metadata.path("labels").isEmpty()) {
      metadata.set("labels", labels.deepCopy());
    }
    Fill.text(spec, "completionMode", "NonIndexed");
    Fill.flag(spec, "suspend", false);
    Fill.flag(spec, "manualSelector", false);
    Fill.text(spec, "podReplacementPolicy",
        Fill.absent(spec, "podFailurePolicy") ? "TerminatingOrFailed" : "Failed");
    failurePolicy(spec);
  }

  private static void failurePolicy(ObjectNode spec) {
    Fill.in(spec, "podFailurePolicy", policy -> Fill.each(policy, "rules", rule ->
        Fill.each(rule, "onPodConditions", condition -> Fill.text(condition, "status", "True"))));
  }

  /** The job's own defaults are filled in when it is made. */
  private static void cronJob(ObjectNode cronJob) {
    var spec = Fill.struct(cronJob, "spec");
    Fill.in(spec, "jobTemplate", template -> {
      Fill.value(template, "metadata", JsonNodeFactory.instance.objectNode());
      var job = Fill.struct(template, "spec");
      PodDefaults.template(job, "template");
      failurePolicy(job);
    });
    Fill.text(spec, "concurrencyPolicy", "Allow");
    Fill.flag(spec, "suspend", false);
    Fill.number(spec, "successfulJobsHistoryLimit", 3);
    Fill.number(spec, "failedJobsHistoryLimit", 1);
  }
}
