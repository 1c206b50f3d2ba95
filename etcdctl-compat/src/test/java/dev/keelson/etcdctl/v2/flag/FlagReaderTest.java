package dev.keelson.etcdctl.v2.flag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FlagReaderTest {
  private final FlagReader reader = new FlagReader(List.of(
      Flag.number("ttl", ""), Flag.truth("recursive r", ""), Flag.text("output o", "simple", ""),
      Flag.duration("timeout", "2s", ""), Flag.texts("roles", "")));

  private FlagValues read(String line) throws FlagException {
    return reader.read(reader.flagsFirst(List.of(line.split(" "))));
  }

  @Test
  void one_dash_is_as_good_as_two_and_a_value_may_stand_behind_a_mark() throws FlagException {
    for (var line : List.of("-ttl 5 /a", "--ttl 5 /a", "-ttl=5 /a", "--ttl=5 /a", "/a --ttl 5", "/a -ttl=5")) {
      assertEquals(5, read(line).number("ttl"), line);
      assertEquals(List.of("/a"), read(line).words(), line);
    }
  }

  @Test
  void flags_behind_the_word_keep_their_values() throws FlagException {
    var values = read("/a --recursive --ttl 5");
    assertTrue(values.truth("recursive"));
    assertEquals(5, values.number("ttl"));
    assertEquals(List.of("/a"), values.words());
  }

  @Test
  void what_nobody_says_has_its_first_value() throws FlagException {
    var values = read("/a");
    assertEquals("simple", values.text("output"));
    assertEquals(Duration.ofSeconds(2), values.duration("timeout"));
    assertEquals(List.of(), values.texts("roles"));
    assertEquals("", values.word(7));
  }

  @Test
  void a_flag_with_two_names_is_asked_for_by_the_first() throws FlagException {
    assertTrue(read("-r /a").truth("recursive"));
    assertTrue(read("/a -r=t").truth("recursive"));
    assertEquals("json", read("-o json").text("output"));
  }

  @Test
  void a_flag_that_is_said_again_wins_or_joins_the_list() throws FlagException {
    var values = read("--ttl 1 --ttl 2 --roles a,b --roles c");
    assertEquals(2, values.number("ttl"));
    assertEquals(List.of("a,b", "c"), values.texts("roles"));
  }

  @Test
  void what_only_looks_like_a_flag_is_a_word_behind_a_word() throws FlagException {
    assertEquals(List.of("/a", "-1"), read("/a -1").words());
    assertEquals(List.of("/a", "--nonsense"), read("/a --nonsense").words());
    assertEquals(List.of("-"), read("-").words());
  }

  @Test
  void two_dashes_end_the_flags_wherever_they_stand() throws FlagException {
    assertEquals(List.of("/a", "-r"), read("/a -- -r").words());
    assertEquals(List.of("/a", "-r"), read("-- /a -r").words());
    assertEquals(List.of("/a", "--ttl", "5"), read("/a -- --ttl 5").words());
  }

  @Test
  void a_command_line_behind_two_dashes_stays_as_it_is() throws FlagException {
    var values = reader.readBefore(List.of("/a", "--ttl", "5", "--", "sh", "-r"));
    assertEquals(5, values.number("ttl"));
    assertEquals(List.of("/a", "--", "sh", "-r"), values.words());
  }

  @Test
  void mistakes_are_told_in_gos_words() {
    assertEquals("flag provided but not defined: -nonsense", mistake("--nonsense /a"));
    assertEquals("flag needs an argument: -ttl", mistake("/a --ttl", "--ttl"));
    assertEquals("invalid value \"x\" for flag -ttl: parse error", mistake("--ttl x"));
    assertEquals("invalid value \"99999999999999999999\" for flag -ttl: value out of range",
        mistake("--ttl 99999999999999999999"));
    assertEquals("invalid boolean value \"maybe\" for -r: parse error", mistake("-r=maybe"));
    assertEquals("invalid value \"5\" for flag -timeout: parse error", mistake("--timeout 5"));
    assertEquals("bad flag syntax: --=x", mistake("--=x"));
  }

  /** The last of the words stands alone: a flag whose value is missing is only found at the end. */
  private String mistake(String... lines) {
    return assertThrows(FlagException.class, () -> reader.read(List.of(lines[lines.length - 1].split(" ")))).text();
  }
}
