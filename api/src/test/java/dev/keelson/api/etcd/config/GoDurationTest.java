package dev.keelson.api.etcd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoDurationTest {
  @Test
  void parts_add_up() {
    assertEquals(Optional.of(Duration.ofMinutes(165)), GoDuration.parse("2h45m"));
    assertEquals(Optional.of(Duration.ofMillis(300)), GoDuration.parse("300ms"));
    assertEquals(Optional.of(Duration.ofSeconds(-90)), GoDuration.parse("-1.5m"));
    assertEquals(Optional.of(Duration.ZERO), GoDuration.parse("0"));
  }

  @Test
  void a_number_without_unit_is_no_duration() {
    assertEquals(Optional.empty(), GoDuration.parse("5"));
    assertEquals(Optional.empty(), GoDuration.parse("foo"));
    assertEquals(Optional.empty(), GoDuration.parse(""));
    assertEquals(Optional.empty(), GoDuration.parse("99999999999999h"));
  }
}
