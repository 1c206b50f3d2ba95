package dev.keelson.orchestrator.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimesTest {
  private static final long YEAR_9999 = 253_402_300_799L;
  private static final long YEAR_0 = -62_167_219_200L;

  @ParameterizedTest
  @CsvSource({
      "2026-11-21T19:14:30Z, 2026-11-21T19:14:30Z",
      "2026-11-21T19:14:30.999Z, 2026-11-21T19:14:30Z",
      "2026-11-21T19:14:30+01:30, 2026-11-21T17:44:30Z",
      "2026-12-31T23:30:00-01:00, 2027-01-01T00:30:00Z",
      "0001-01-01T00:00:00Z, ''",
  })
  void times_are_kept_in_utc_with_whole_seconds(String text, String canonical) {
    assertEquals(canonical, Times.canonical(text));
  }

  @Test
  void micro_times_have_six_digits() {
    assertEquals("2026-11-21T17:14:30.000120Z", Times.canonicalMicros("2026-11-21T19:14:30.000120+02:00"));
    assertEquals("2026-11-21T19:14:30.000000Z", Times.micros(Instant.parse("2026-11-21T19:14:30Z")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      abc|parsing time "abc" as "2006-01-02T15:04:05Z07:00": cannot parse "abc" as "2006"
      ``|parsing time "" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "2006"
      2026-11-21|parsing time "2026-11-21" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T"
      2026-11-21T19:14:30|parsing time "2026-11-21T19:14:30" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00"
      2026-13-21T19:14:30Z|parsing time "2026-13-21T19:14:30Z": month out of range
      2026-02-30T19:14:30Z|parsing time "2026-02-30T19:14:30Z": day out of range
      2026-11-21T19:14:30Zx|parsing time "2026-11-21T19:14:30Zx": extra text: "x"
      """)
  void what_is_no_time_is_refused_in_gos_words(String text, String message) {
    assertEquals(message, assertThrows(InvalidValue.class, () -> Times.canonical(text)).text());
  }

  @Property
  void texts_lead_back_to_the_time(@ForAll @LongRange(min = YEAR_0, max = YEAR_9999) long seconds) {
    var time = Times.ofEpoch(seconds, 123_456_000);
    assertEquals(seconds, Times.parse(Times.seconds(time)).getEpochSecond());
    assertEquals(time, Times.parseMicros(Times.micros(time)));
  }

  @Property
  void any_text_is_a_time_or_refused(@ForAll String text) {
    try {
      Times.canonical(text);
      Times.canonicalMicros(text);
    } catch (InvalidValue refused) {
      assertEquals("parsing time", refused.text().substring(0, "parsing time".length()));
    }
  }

  @Test
  void times_beyond_four_digits_of_a_year_are_refused() {
    assertThrows(InvalidValue.class, () -> Times.ofEpoch(Long.MAX_VALUE, 0));
    assertThrows(InvalidValue.class, () -> Times.ofEpoch(YEAR_9999 + 1, 0));
  }
}
