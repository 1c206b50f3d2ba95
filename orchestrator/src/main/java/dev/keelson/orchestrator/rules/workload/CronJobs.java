package dev.keelson.orchestrator.rules.workload;

import dev.keelson.orchestrator.rules.check.Metadata;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.CronSchedule;
import dev.keelson.orchestrator.value.InvalidValue;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** Cron jobs. */
final class CronJobs {
  /** A job's name has a time behind it, and has to be a label. */
  private static final int NAME_CHARACTERS_MAX = 52;

  private CronJobs() {}

  static void created(Spot cronJob) {
    check(cronJob);
    var name = cronJob.at("metadata", "name");
    if (name.text().length() > NAME_CHARACTERS_MAX) {
      name.invalid("must be no more than " + NAME_CHARACTERS_MAX + " characters");
    }
  }

  static void check(Spot cronJob) {
    var spec = cronJob.at("spec");
    schedule(spec.at("schedule"));
    Values.notNegative(spec.at("startingDeadlineSeconds"));
    if (spec.at("timeZone").present()) {
      zone(spec.at("timeZone"));
    }
    Values.oneOf(spec.at("concurrencyPolicy"), List.of("Allow", "Forbid", "Replace"));
    template(spec.at("jobTemplate"));
    Values.notNegative(spec.at("successfulJobsHistoryLimit"));
    Values.notNegative(spec.at("failedJobsHistoryLimit"));
  }

  private static void schedule(Spot schedule) {
    if (schedule.blank()) {
      schedule.required("");
      return;
    }
    try {
      CronSchedule.parse(schedule.text());
    } catch (InvalidValue wrong) {
      schedule.invalid(wrong.text());
    }
    if (schedule.text().contains("TZ")) {
      schedule.invalid("cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
    }
  }

  private static void zone(Spot zone) {
    if (zone.blank()) {
      zone.invalid("timeZone must be nil or non-empty string");
    } else if (zone.text().equalsIgnoreCase("Local")) {
      zone.invalid("timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
    } else if (!ZoneId.getAvailableZoneIds().contains(zone.text()) && !isFixed(zone.text())) {
      zone.invalid("unknown time zone " + zone.text());
    }
  }

  /** {@code UTC}, {@code GMT}. */
  private static boolean isFixed(String name) {
    try {
      return name.chars().allMatch(Character::isLetter) && !ZoneId.of(name).getId().isEmpty();
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  private static void template(Spot template) {
    Metadata.template(template);
    var spec = template.at("spec");
    Jobs.spec(spec);
    if (spec.at("selector").present()) {
      spec.at("selector").invalid("`selector` will be auto-generated");
    }
    if (spec.at("manualSelector").flag()) {
      spec.at("manualSelector").unsupported(List.of("nil", "false"));
    }
  }
}
