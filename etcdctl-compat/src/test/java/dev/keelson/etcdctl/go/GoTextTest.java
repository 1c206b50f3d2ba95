package dev.keelson.etcdctl.go;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as Go 1.x prints and reads them; the texts of errors were taken from etcdctl 3.4.23. */
final class GoTextTest {
  @ParameterizedTest
  @CsvSource({"0s,0", "1ns,1", "1.5µs,1500", "2ms,2000000", "1.430921ms,1430921", "1s,1000000000",
      "1.005145821s,1005145821", "1m30s,90000000000", "1h0m0s,3600000000000", "-2s,-2000000000"})
  void a_duration_is_printed_in_its_largest_unit(String text, long nanos) {
    assertEquals(text, GoDuration.format(Duration.ofNanos(nanos)));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "5s,5000000000", "1h30m,5400000000000", "1.5s,1500000000", ".5s,500000000", "2us,2000",
      "-1ms,-1000000", "1m0.5s,60500000000"})
  void a_duration_is_read_in_any_unit(String text, long nanos) throws GoSyntaxException {
    assertEquals(nanos, GoDuration.parse(text).toNanos());
  }

  @ParameterizedTest
  @CsvSource({"5,time: missing unit in duration \"5\"", "x,time: invalid duration \"x\"",
      "5y,time: unknown unit \"y\" in duration \"5y\"", "'',time: invalid duration \"\""})
  void a_duration_that_is_none_is_refused_in_gos_words(String text, String complaint) {
    assertEquals(complaint, assertThrows(GoSyntaxException.class, () -> GoDuration.parse(text)).text());
  }

  @Property(tries = 500)
  void a_printed_duration_is_read_back(@ForAll int nanos) throws GoSyntaxException {
    var duration = Duration.ofNanos(nanos);
    assertEquals(duration, GoDuration.parse(GoDuration.format(duration)));
  }

  @ParameterizedTest
  @CsvSource({"0x10,0,16", "010,0,8", "0b11,0,3", "-7,10,-7", "ff,16,255"})
  void a_number_may_bring_its_radix(String text, int radix, long value) throws GoSyntaxException {
    assertEquals(value, GoNumber.parseInt(text, radix));
  }

  @Test
  void a_number_that_is_none_is_refused_in_gos_words() {
    assertEquals("strconv.ParseInt: parsing \"x\": invalid syntax",
        assertThrows(GoSyntaxException.class, () -> GoNumber.parseInt("x", 10)).text());
    assertEquals("strconv.ParseInt: parsing \"99999999999999999999\": value out of range",
        assertThrows(GoSyntaxException.class, () -> GoNumber.parseInt("99999999999999999999", 10)).text());
    assertEquals("strconv.ParseUint: parsing \"zz\": invalid syntax",
        assertThrows(GoSyntaxException.class, () -> GoNumber.parseUnsigned("zz", 16)).text());
  }

  @Test
  void quoting_shows_what_cannot_be_printed() {
    assertEquals("\"a\\\"b\\\\\\n\\x00\"", GoQuote.quote("a\"b\\\n\0"));
    assertEquals("\"é世\\u200b\"", GoQuote.quote("é世\u200b"));
    assertEquals("\"\\xff\\xc3\"", GoQuote.quote(new byte[] {(byte) 0xff, (byte) 0xc3}));
  }

  @Property(tries = 500)
  void what_is_quoted_is_unquoted_again(@ForAll String text) {
    var valid = new String(text.getBytes(StandardCharsets.UTF_8),
        StandardCharsets.UTF_8);
    assertEquals(Optional.of(valid), GoUnquote.unquote(GoQuote.quote(valid)));
  }
}
