package dev.keelson.orchestrator.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CronScheduleTest {
  @Test
  void fields_are_sets_of_numbers() {
    var schedule = CronSchedule.parse("*/15 8-10 1,15 jan-mar MON-FRI");
    assertEquals(1L | 1L << 15 | 1L << 30 | 1L << 45, schedule.minutes());
    assertEquals(0b111L << 8, schedule.hours());
    assertEquals(1L << 1 | 1L << 15, schedule.days());
    assertEquals(0b1110L, schedule.months());
    assertEquals(0b111110L, schedule.weekdays());
    assertEquals(true, schedule.eitherDay());
    assertEquals(CronSchedule.parse("0 * * * *"), CronSchedule.parse("@hourly"));
    assertEquals(false, CronSchedule.parse("0 0 1 * *").eitherDay());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      * * * *       | expected exactly 5 fields, found 4: [* * * *]
      60 * * * *    | end of range (60) above maximum (59): 60
      * * 0 * *     | beginning of range (0) below minimum (1): 0
      5-1 * * * *   | beginning of range (5) beyond end of range (1): 5-1
      */0 * * * *   | step of range should be a positive number: */0
      a * * * *     | failed to parse int from a: strconv.Atoi: parsing "a": invalid syntax
      1-2-3 * * * * | too many hyphens: 1-2-3
      @often        | unrecognized descriptor: @often
      """)
  void what_is_no_schedule_is_told(String text, String message) {
    assertEquals(message, assertThrows(InvalidValue.class, () -> CronSchedule.parse(text)).text());
  }
}
