package dev.keelson.etcdctl.v2.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class JsonTest {
  @Test
  void a_value_is_read_with_all_that_is_in_it() throws JsonException {
    var json = JsonReader.read("""
        {"action":"get","node":{"dir":true,"nodes":[{"key":"/a","ttl":-1},{}]},"prevNode":null}
        """);
    assertEquals("get", json.field("action").text());
    assertTrue(json.field("node").field("dir").truth());
    assertEquals("-1", json.field("node").field("nodes").items().getFirst().field("ttl").digits());
    assertEquals(2, json.field("node").field("nodes").items().size());
    assertTrue(json.field("prevNode").isNothing());
    assertTrue(json.field("none").field("below").isNothing());
  }

  @Test
  void numbers_keep_their_digits() throws JsonException {
    assertEquals("18446744073709551615", JsonReader.read("18446744073709551615").digits());
  }

  @Test
  void escapes_are_read() throws JsonException {
    assertEquals("\"\\/\b\f\n\r\t<\u20ac", JsonReader.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u003c\\u20AC\"").text());
  }

  @Test
  void what_is_not_json_is_told_in_gos_words() {
    var faults = Map.of(
        "404 page not found\n", "invalid character 'p' after top-level value",
        "<html>", "invalid character '<' looking for beginning of value",
        "", "unexpected end of JSON input",
        "{\"a\":", "unexpected end of JSON input",
        "{\"a\" 1}", "invalid character '1' after object key",
        "[1 2]", "invalid character '2' after array element",
        "[".repeat(20_000), "exceeded max depth");
    faults.forEach((text, fault) ->
        assertEquals(fault, assertThrows(JsonException.class, () -> JsonReader.read(text), fault).text()));
  }

  @Test
  void characters_that_mean_something_in_html_are_escaped() {
    assertEquals("\"\\u003ca\\u003e \\u0026 \\u2028 \\u0001 \\\" \\\\ \\n\u20ac\"",
        new JsonWriter().string("<a> & \u2028 \u0001 \" \\ \n\u20ac").toString());
  }

  @Test
  void commas_stand_between_fields_and_items() {
    assertEquals("{\"a\":1,\"b\":[\"x\",\"y\"],\"c\":{\"d\":null}}", new JsonWriter().open('{')
        .name("a").raw("1").name("b").strings(List.of("x", "y"))
        .name("c").open('{').name("d").raw("null").close('}').close('}').toString());
  }

  @Property
  void any_string_survives_being_written_and_read(@ForAll String text) throws JsonException {
    assertEquals(text, JsonReader.read(new JsonWriter().string(text).toString()).text());
  }
}
