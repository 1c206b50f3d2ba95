package dev.keelson.api.etcd.v2.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Byte for byte what Go 1.19's encoder writes. */
class JsonTest {
  @Test
  void fields_stand_in_the_order_given_without_blanks() {
    var json = new Json().openObject().name("a").number(-1).name("b").openArray().unsigned(-1).bool(true)
        .openObject().closeObject().closeArray().name("c").text("x").closeObject();
    assertEquals("{\"a\":-1,\"b\":[18446744073709551615,true,{}],\"c\":\"x\"}\n", latin(json.line()));
  }

  @Test
  void what_is_special_in_html_is_escaped() {
    assertEquals("\"\\u003ca href=\\\"x\\\"\\u003e\\u0026amp; 'q'/\"", quoted("<a href=\"x\">&amp; 'q'/"));
  }

  @Test
  void control_characters_are_escaped_the_short_way_where_there_is_one() {
    assertEquals("\"\\n\\r\\t\\\\\\u0000\\u0008\\u000c\\u001f\u007f\"", quoted("\n\r\t\\\0\b\f\u001f\u007f"));
  }

  @Test
  void characters_beyond_ascii_stay_but_for_the_line_ends_of_javascript() {
    assertEquals("\"\u00fc\u20ac\ud83d\ude00\\u2028\\u2029\u202a\"",
        new String(new Json().text("\u00fc\u20ac\ud83d\ude00\u2028\u2029\u202a").bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void each_byte_that_is_no_character_is_replaced() {
    assertEquals("\"\\ufffd\\ufffd\\u0000\\u0001\"", quoted("\u00ff\u00fe\u0000\u0001"));
    assertEquals("\"\\ufffda\"", quoted("\u00c3a"), "cut off");
    assertEquals("\"\\ufffd\\ufffd\"", quoted("\u00c0\u0080"), "too long a form");
    assertEquals("\"\\ufffd\\ufffd\\ufffd\"", quoted("\u00ed\u00a0\u0080"), "half a pair");
    assertEquals("\"\\ufffd\\ufffd\\ufffd\"", quoted("\u00e2\u0080\u00ff"), "cut off after two");
    assertEquals("\"\\ufffd\\ufffd\\ufffd\\ufffd\"", quoted("\u00f4\u0090\u0080\u0080"), "beyond Unicode");
  }

  /** Takes octets. */
  private static String quoted(String octets) {
    return latin(new Json().text(octets.getBytes(StandardCharsets.ISO_8859_1)).bytes());
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
