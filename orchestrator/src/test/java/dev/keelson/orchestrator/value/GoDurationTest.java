package dev.keelson.orchestrator.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GoDurationTest {
  @ParameterizedTest
  @CsvSource({"32s, PT32S", "1h2m3.5s, PT1H2M3.5S", "500ms, PT0.5S", "-1.5m, PT-90S", "0, PT0S", ".5s, PT0.5S",
      "1µs, PT0.000001S", "+3ns, PT0.000000003S"})
  void what_go_reads_is_read(String text, Duration duration) {
    assertEquals(Optional.of(duration), GoDuration.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "abc", "1s2", "s", "1 s", ".s", "--1s", "300000000h"})
  void anything_else_is_none(String text) {
    assertEquals(Optional.empty(), GoDuration.parse(text));
  }

  @Test
  void long_texts_are_not_looked_at() {
    assertTrue(GoDuration.parse("1s".repeat(1_000_000)).isEmpty());
  }
}
