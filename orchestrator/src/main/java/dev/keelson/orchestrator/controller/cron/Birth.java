package dev.keelson.orchestrator.controller.cron;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Times;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Jobs as the template of their cron job wants them. */
final class Birth {
  private static final String SCHEDULED = "batch.kubernetes.io/cronjob-scheduled-timestamp";

  private Birth() {}

  /** The job for a time of the timetable. */
  static ObjectNode job(CronJob cronJob, Instant time) {
    var template = cronJob.jobTemplate();
    var job = JsonNodeFactory.instance.objectNode().put("apiVersion", "batch/v1").put("kind", "Job");
    var metadata = job.putObject("metadata")
        .put("name", cronJob.jobName(time))
        .put("namespace", Metadata.namespace(cronJob.object()));
    for (var field : List.of("labels", "annotations")) {
      var value = template.path("metadata").path(field);
      if (!value.isEmpty()) {
        metadata.set(field, value.deepCopy());
      }
    }
    metadata.withObjectProperty("annotations").put(SCHEDULED, inZone(time, cronJob.timeZone()));
    metadata.putArray("ownerReferences").add(OwnerReferences.controlledBy(cronJob.object()));
    job.set("spec", template.path("spec").deepCopy());
    return job;
  }

  private static String inZone(Instant time, String zone) {
    return zone.isEmpty() ? Times.seconds(time)
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(Timetable.zone(zone)).toOffsetDateTime());
  }

  /** A reference to a job that was created, for the status. */
  static ObjectNode reference(ObjectNode job) {
    return JsonNodeFactory.instance.objectNode()
        .put("kind", "Job")
        .put("namespace", Metadata.namespace(job))
        .put("name", Metadata.name(job))
        .put("uid", Metadata.uid(job))
        .put("apiVersion", "batch/v1")
        .put("resourceVersion", Metadata.resourceVersion(job));
  }
}
