package dev.keelson.orchestrator.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.status.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      a: 1            | {"a":1}
      a: yes          | {"a":true}
      a: off          | {"a":false}
      a: 'yes'        | {"a":"yes"}
      a: ~            | {"a":null}
      a:              | {"a":null}
      a: 0777         | {"a":511}
      a: 0o17         | {"a":15}
      a: 0x1F         | {"a":31}
      a: -0b11        | {"a":-3}
      a: 1_000        | {"a":1000}
      a: 08           | {"a":8}
      a: 1.50         | {"a":1.5}
      a: .5           | {"a":0.5}
      a: 1e3          | {"a":1000}
      a: 1.2.3        | {"a":"1.2.3"}
      a: 10:30        | {"a":"10:30"}
      a: 2026-11-21   | {"a":"2026-11-21"}
      a: 99999999999999999999 | {"a":100000000000000000000}
      a: !!str 5      | {"a":"5"}
      a: !!int "5"    | {"a":5}
      1: x            | {"1":"x"}
      true: x         | {"true":"x"}
      {a: [b, {c: d}]} | {"a":["b",{"c":"d"}]}
      --- {a: 1}      | {"a":1}
      ``              | null
      """)
  void scalars_mean_what_they_mean_to_gos_yaml(String yaml, String json) {
    assertEquals(json, read(yaml));
  }

  @Test
  void anchors_and_merge_keys_are_resolved() {
    assertEquals("{\"base\":{\"v\":1,\"w\":2},\"more\":{\"v\":1,\"w\":3}}", read("""
        base: &b {v: 1, w: 2}
        more:
          <<: *b
          w: 3
        """));
    assertEquals("{\"a\":[1],\"b\":[1]}", read("a: &x [1]\nb: *x\n"));
  }

  @Test
  void only_the_first_document_counts() {
    assertEquals("{\"a\":1}", read("a: 1\n---\na: 2\n"));
  }

  @Test
  void keys_that_are_there_twice_are_told_of() {
    assertEquals(List.of("yaml: unmarshal errors:\n  line 2: key \"a\" already set in map"),
        Codec.parse(bytes("a: 1\na: 2\n"), Format.YAML).problems());
  }

  @Test
  void a_bomb_of_aliases_does_not_go_off() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (var i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    assertEquals("yaml: document contains excessive aliasing", refused(bomb.toString()));
  }

  @Test
  void what_is_no_yaml_is_refused_with_its_line() {
    assertTrue(refused("a: b: c").startsWith("yaml: line 1: mapping values are not allowed"), refused("a: b: c"));
    assertTrue(refused("a: 1\n\tb: 2").startsWith("yaml: line 2:"));
    assertEquals("yaml: unknown anchor 'x' referenced", refused("a: *x"));
    assertEquals("yaml: unknown anchor 'x' referenced", refused("a: &x [*x]"));
    assertEquals("json: unsupported value: NaN", refused("a: .nan"));
    assertTrue(refused("[a]: 1").startsWith("error converting YAML to JSON: unsupported map key"));
  }

  private static String read(String yaml) {
    return new String(JsonText.compact(Codec.parse(bytes(yaml), Format.YAML).root()), StandardCharsets.UTF_8);
  }

  private static String refused(String yaml) {
    return assertThrows(Refusal.class, () -> Codec.parse(bytes(yaml), Format.YAML)).text();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
