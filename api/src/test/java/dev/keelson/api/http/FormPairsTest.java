package dev.keelson.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** As Go's url.ParseQuery; the texts of faults are its own. */
class FormPairsTest {
  @Test
  void pairs_come_in_order_and_need_neither_name_nor_value() {
    assertEquals("[a=1][b=][=c][a=2]", pairs("a=1&b&&=c&a=2&"));
  }

  @Test
  void a_plus_is_a_blank_and_any_byte_can_be_escaped() {
    assertEquals("[a b=c d+\u00ff]", pairs("a+b=c%20d%2B%fF"));
  }

  @Test
  void a_malformed_escape_leaves_its_pair_out_and_is_told() {
    assertEquals("[b=2]", pairs("a=%zz&b=2"));
    assertFault("invalid URL escape \"%zz\"", "a=%zz&b=%4");
    assertFault("invalid URL escape \"%4\"", "a=%4");
    assertFault("invalid URL escape \"%\"", "%=1");
    assertFault("invalid URL escape \"%\\\"a\"", "a=%\"a");
    assertFault("invalid URL escape \"%\\x01\\xff\"", "a=%\u0001\u00ff");
  }

  @Test
  void a_semicolon_is_told_before_all_else() {
    assertFault("invalid semicolon separator in query", "a=%zz&b;c");
    assertEquals("[b=2]", pairs("a;x=1&b=2"));
  }

  private static String pairs(String text) {
    return FormPairs.parse(text).pairs().stream()
        .map(pair -> "[" + pair.name() + "=" + pair.value() + "]").collect(Collectors.joining());
  }

  private static void assertFault(String fault, String text) {
    assertEquals(Optional.of(fault), FormPairs.parse(text).fault());
  }
}
