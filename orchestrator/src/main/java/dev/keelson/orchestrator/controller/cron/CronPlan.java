package dev.keelson.orchestrator.controller.cron;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.value.InvalidValue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a run begins now. Same cron job, same roll, same time: same plan.
 *
 * @param start the time of the timetable for which a job is created
 * @param replaced references to jobs that have to go first
 * @param again until the timetable has something
 */
record CronPlan(Optional<Instant> start, List<JsonNode> replaced, List<Notice> notices, Optional<Duration> again) {
  /** Waking a little late finds the time passed; a little early would find nothing, and wait for the next. */
  private static final Duration LATER = Duration.ofMillis(100);

  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.ROOT);

  CronPlan {
    replaced = List.copyOf(replaced);
    notices = List.copyOf(notices);
  }

  static CronPlan of(CronJob cronJob, Roll roll, Instant now) {
    if (cronJob.isDeleting()) {
      return idle(List.of());
    }
    try {
      Timetable.zone(cronJob.timeZone());
    } catch (InvalidValue unknown) {
      return idle(List.of(Notice.warning("UnknownTimeZone",
          "invalid timeZone: \"%s\": %s".formatted(cronJob.timeZone(), unknown.text()))));
    }
    if (cronJob.isSuspended()) {
      return idle(List.of());
    }
    try {
      return of(cronJob, roll, now, Timetable.parse(cronJob.schedule(), cronJob.timeZone()));
    } catch (InvalidValue wrong) {
      return idle(List.of(Notice.warning("UnparseableSchedule",
          "unparseable schedule: \"%s\" : %s".formatted(cronJob.schedule(), wrong.text()))));
    }
  }

  private static CronPlan idle(List<Notice> notices) {
    return new CronPlan(Optional.empty(), List.of(), notices, Optional.empty());
  }

  private static CronPlan of(CronJob cronJob, Roll roll, Instant now, Timetable timetable) {
    var occasion = cronJob.occasion(now, timetable, true);
    var again = cronJob.occasion(now, timetable, false).untilNext(now, timetable).map(LATER::plus);
    var notices = new ArrayList<Notice>();
    if (occasion.isTooMany()) {
      notices.add(Notice.warning("TooManyMissedTimes", "too many missed start times. Set or decrease"
          + " .spec.startingDeadlineSeconds or check clock skew"));
    }
    var due = occasion.latest().filter(time -> !isDone(cronJob, roll, time));
    if (due.isEmpty()) {
      return new CronPlan(Optional.empty(), List.of(), notices, again);
    }
    var objection = objection(cronJob, roll, now, due.get());
    objection.ifPresent(notices::add);
    boolean replaces = cronJob.concurrency() == CronJob.Concurrency.REPLACE && objection.isEmpty();
    return new CronPlan(
        due.filter(_ -> objection.isEmpty()), replaces ? roll.active() : List.of(), notices, again);
  }

  /** Whether the run of that time has begun already. */
  private static boolean isDone(CronJob cronJob, Roll roll, Instant time) {
    var name = cronJob.jobName(time);
    return cronJob.lastScheduleTime().filter(time::equals).isPresent()
        || roll.active().stream().anyMatch(reference -> reference.path("name").asText().equals(name));
  }

  private static Optional<Notice> objection(CronJob cronJob, Roll roll, Instant now, Instant due) {
    if (cronJob.startingDeadlineSeconds().filter(seconds -> due.plusSeconds(seconds).isBefore(now)).isPresent()) {
      return Optional.of(Notice.warning("MissSchedule",
          "Missed scheduled time to start a job: " + RFC_1123.format(due.atOffset(ZoneOffset.UTC))));
    }
    if (cronJob.concurrency() == CronJob.Concurrency.FORBID && !roll.active().isEmpty()) {
      return Optional.of(Notice.normal("JobAlreadyActive",
          "Not starting job because prior execution is running and concurrency policy is Forbid"));
    }
    return Optional.empty();
  }
}
