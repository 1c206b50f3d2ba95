package dev.keelson.orchestrator.controller.cron;

import dev.keelson.orchestrator.value.CronSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Looks for the next time of a schedule: month by month, then by day, hour and minute. Hours and minutes are steps of
 * real time, as in robfig/cron: what the clocks skip in spring does not happen, what they repeat in autumn happens
 * twice.
 */
record CalendarSearch(CronSchedule schedule, ZoneId zone) {
  /** As robfig/cron: who finds nothing in five years will not. */
  private static final int YEARS_MAX = 5;

  Optional<Instant> after(Instant time) {
    var start = time.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES).atZone(zone);
    int lastYear = start.getYear() + YEARS_MAX;
    var candidate = start;
    while (candidate.getYear() <= lastYear) {
      var better = advance(candidate);
      if (better.equals(candidate)) {
        return Optional.of(candidate.toInstant());
      }
      candidate = better;
    }
    return Optional.empty();
  }

  /** The same time if it fits, else a later one before which none fits. */
  private ZonedDateTime advance(ZonedDateTime time) {
    if (!has(schedule.months(), time.getMonthValue())) {
      return time.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay(zone);
    }
    if (!isDay(time)) {
      return time.toLocalDate().plusDays(1).atStartOfDay(zone);
    }
    if (!has(schedule.hours(), time.getHour())) {
      return time.plusMinutes(60L - time.getMinute());
    }
    return has(schedule.minutes(), time.getMinute()) ? time : time.plusMinutes(1);
  }

  private boolean isDay(ZonedDateTime time) {
    boolean ofMonth = has(schedule.days(), time.getDayOfMonth());
    boolean ofWeek = has(schedule.weekdays(), time.getDayOfWeek().getValue() % 7);
    return schedule.eitherDay() ? ofMonth || ofWeek : ofMonth && ofWeek;
  }

  private static boolean has(long bits, int number) {
    return (bits >> number & 1) == 1;
  }
}
