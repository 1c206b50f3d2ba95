package dev.keelson.orchestrator.controller.cron;

import dev.keelson.orchestrator.value.CronSchedule;
import dev.keelson.orchestrator.value.InvalidValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When a cron job is due, again and again. */
sealed interface Timetable {
  /** The first time after this one; empty when there is none within years, as on the 31st of February. */
  Optional<Instant> next(Instant after);

  /** By the clocks of a zone. */
  record Calendar(CronSchedule schedule, ZoneId zone) implements Timetable {
    @Override
    public Optional<Instant> next(Instant after) {
      return new CalendarSearch(schedule, zone).after(after);
    }
  }

  /** {@code @every}: counted from the last time, in whole seconds. */
  record Interval(Duration length) implements Timetable {
    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.of(after.truncatedTo(ChronoUnit.SECONDS).plus(length));
    }
  }

  /**
   * Reads {@code spec.schedule}.
   *
   * @param zone empty for UTC
   * @throws InvalidValue when the schedule or the zone in it is none
   */
  static Timetable parse(String schedule, String zone) {
    var every = "@every ";
    if (schedule.startsWith(every)) {
      return new Interval(length(schedule.substring(every.length()).strip()));
    }
    return new Calendar(CronSchedule.parse(schedule), zone(zone.isEmpty() ? zoneWithin(schedule) : zone));
  }

  /** Throws InvalidValue for names that nobody knows. */
  static ZoneId zone(String name) {
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new InvalidValue("unknown time zone " + name);
    }
  }

  /** {@code TZ=Asia/Tokyo 0 4 * * *}: never official, refused nowadays, but there may be old objects. */
  private static String zoneWithin(String schedule) {
    int blank = schedule.indexOf(' ');
    return schedule.contains("TZ=") && blank > 0 ? schedule.substring(schedule.indexOf('=') + 1, blank) : "";
  }

  /** Go's {@code 1h30m} is ISO's {@code PT1H30M}; fractions of a second are for other uses. */
  private static Duration length(String text) {
    try {
      var length = Duration.parse("PT" + text).truncatedTo(ChronoUnit.SECONDS);
      return length.isPositive() ? length : Duration.ofSeconds(1);
    } catch (DateTimeException wrong) {
      throw new InvalidValue("failed to parse duration @every " + text);
    }
  }
}
