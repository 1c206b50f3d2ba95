package dev.keelson.orchestrator.controller.cron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.value.InvalidValue;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {
  @ParameterizedTest
  @CsvSource({
      "*/15 * * * *,  '',              2026-01-01T12:00:00Z, 2026-01-01T12:15:00Z",
      "0 * * * *,     '',              2026-01-01T12:59:59Z, 2026-01-01T13:00:00Z",
      "59 23 31 12 *, '',              2026-01-01T00:00:00Z, 2026-12-31T23:59:00Z",
      "0 0 29 2 *,    '',              2026-01-01T00:00:00Z, 2028-02-29T00:00:00Z",
      "0 0 13 * 5,    '',              2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z",
      "0 12 * * 0,    '',              2026-01-01T00:00:00Z, 2026-01-04T12:00:00Z",
      "@daily,        Asia/Tokyo,      2026-01-01T12:00:00Z, 2026-01-01T15:00:00Z",
      "30 6 * * *,    Asia/Kolkata,    2026-01-01T01:00:00Z, 2026-01-02T01:00:00Z",
      "TZ=Asia/Tokyo 0 4 * * *, '',    2026-01-01T12:00:00Z, 2026-01-01T19:00:00Z",
      "@every 1h30m,  '',              2026-01-01T12:00:01Z, 2026-01-01T13:30:01Z"})
  void the_next_time(String schedule, String zone, Instant after, Instant expected) {
    assertEquals(Optional.of(expected), Timetable.parse(schedule, zone).next(after));
  }

  @Test
  void what_clocks_skip_in_spring_does_not_happen() {
    var timetable = Timetable.parse("30 2 * * *", "America/New_York");
    var before = Instant.parse("2026-03-08T00:00:00Z");
    assertEquals(Optional.of(Instant.parse("2026-03-09T06:30:00Z")), timetable.next(before));
  }

  @Test
  void what_clocks_repeat_in_autumn_happens_twice() {
    var timetable = Timetable.parse("30 1 * * *", "America/New_York");
    var first = timetable.next(Instant.parse("2026-11-01T04:00:00Z")).orElseThrow();
    assertEquals(Instant.parse("2026-11-01T05:30:00Z"), first);
    assertEquals(Optional.of(Instant.parse("2026-11-01T06:30:00Z")), timetable.next(first));
  }

  @Test
  void a_day_that_never_comes_is_not_waited_for() {
    assertTrue(Timetable.parse("0 0 31 2 *", "").next(Instant.parse("2026-01-01T00:00:00Z")).isEmpty());
  }

  @Test
  void nonsense_is_refused() {
    assertThrows(InvalidValue.class, () -> Timetable.parse("@every soon", ""));
    assertThrows(InvalidValue.class, () -> Timetable.parse("0 0 * * *", "Mars/Olympus"));
  }
}
