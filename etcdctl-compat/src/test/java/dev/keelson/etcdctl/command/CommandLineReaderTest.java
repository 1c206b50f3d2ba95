package dev.keelson.etcdctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of every refusal are pflag's. */
final class CommandLineReaderTest {
  private static final List<Flag> FLAGS = List.of(
      Flag.truth("prefix", ""), Flag.number("limit", 0, ""), Flag.text("write-out", "simple", "").letter('w'),
      Flag.texts("endpoints", "a,b", ""), Flag.duration("wait", "2s", ""));

  private static Arguments read(String... line) throws UsageException {
    return new CommandLineReader(FLAGS).read(List.of(line));
  }

  private static String refusal(String... line) {
    return assertThrows(UsageException.class, () -> read(line)).text();
  }

  @Test
  void flags_stand_anywhere_and_take_their_value_in_each_of_its_forms() throws UsageException {
    for (var form : List.of(List.of("-w", "json"), List.of("-wjson"), List.of("-w=json"),
        List.of("--write-out", "json"), List.of("--write-out=json"))) {
      var arguments = new CommandLineReader(FLAGS).read(
          Stream.concat(Stream.of("k"), form.stream()).toList());
      assertEquals("json", arguments.text("write-out"), form.toString());
      assertEquals(List.of("k"), arguments.words());
    }
  }

  @Test
  void what_is_not_said_has_its_initial_value() throws UsageException {
    var arguments = read("k");
    assertEquals(0, arguments.number("limit"));
    assertEquals(List.of("a", "b"), arguments.texts("endpoints"));
    assertFalse(arguments.isSaid("limit"));
  }

  @Test
  void a_truth_may_be_denied_and_takes_no_word_after_it() throws UsageException {
    assertTrue(read("--prefix", "true").truth("prefix"));
    assertEquals(List.of("true"), read("--prefix", "true").words());
    assertFalse(read("--prefix=false").truth("prefix"));
    assertTrue(read("--prefix=1").truth("prefix"));
  }

  @Test
  void the_last_of_several_wins_and_lists_grow() throws UsageException {
    assertEquals(2, read("--limit=1", "--limit=2").number("limit"));
    assertEquals(List.of("x", "y", "z"), read("--endpoints=x,y", "--endpoints", "z").texts("endpoints"));
  }

  @Test
  void two_dashes_end_the_flags() throws UsageException {
    var arguments = read("k", "--", "--limit", "x");
    assertEquals(List.of("k", "--limit", "x"), arguments.words());
    assertEquals(List.of("k"), arguments.before());
    assertEquals(List.of("--limit", "x"), arguments.after());
  }

  @Test
  void a_value_may_look_like_a_flag() throws UsageException {
    assertEquals(-1, read("--limit", "-1").number("limit"));
  }

  @Test
  void mistakes_are_told_in_pflags_words() {
    assertEquals("unknown flag: --foo", refusal("k", "--foo=1"));
    assertEquals("unknown shorthand flag: 'z' in -zz", refusal("-zz"));
    assertEquals("unknown shorthand flag: '5' in -5", refusal("-5"));
    assertEquals("flag needs an argument: --limit", refusal("k", "--limit"));
    assertEquals("flag needs an argument: 'w' in -w", refusal("k", "-w"));
    assertEquals(
        "invalid argument \"x\" for \"--limit\" flag: strconv.ParseInt: parsing \"x\": invalid syntax",
        refusal("--limit=x"));
    assertEquals(
        "invalid argument \"maybe\" for \"--prefix\" flag: strconv.ParseBool: parsing \"maybe\": invalid syntax",
        refusal("--prefix=maybe"));
    assertEquals("invalid argument \"5\" for \"--wait\" flag: time: missing unit in duration \"5\"",
        refusal("--wait", "5"));
  }
}
