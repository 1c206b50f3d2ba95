package dev.keelson.api.etcd.v2.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTimeTest {
  @ParameterizedTest
  @CsvSource({
      "0, 1970-01-01T00:00:00Z", "1, 1970-01-01T00:00:00.000000001Z", "1500000000, 1970-01-01T00:00:01.5Z",
      "1795169783688663570, 2026-11-20T10:16:23.68866357Z", "-1, 1969-12-31T23:59:59.999999999Z",
      "9223372036854775807, 2262-04-11T23:47:16.854775807Z"})
  void a_time_has_the_digits_that_say_something(long nanos, String text) {
    assertEquals(text, GoTime.rfc3339(nanos));
  }

  @ParameterizedTest
  @CsvSource({
      "0, 0s", "1, 1ns", "999, 999ns", "1500, 1.5µs", "972807483, 972.807483ms", "2000000, 2ms", "1000000000, 1s",
      "213926910861, 3m33.926910861s", "3600000000000, 1h0m0s", "90061000000000, 25h1m1s"})
  void a_duration_is_in_the_unit_that_fits(long nanos, String text) {
    assertEquals(text, GoTime.duration(Duration.ofNanos(nanos)));
  }
}
