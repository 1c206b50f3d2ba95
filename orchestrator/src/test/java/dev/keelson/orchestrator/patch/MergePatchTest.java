package dev.keelson.orchestrator.patch;

import static dev.keelson.orchestrator.patch.Patches.assertSame;
import static dev.keelson.orchestrator.patch.Patches.json;
import static dev.keelson.orchestrator.patch.Patches.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.orchestrator.status.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MergePatchTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {a:'b'}        | {a:'c'}              | {a:'c'}
      {a:'b'}        | {b:'c'}              | {a:'b', b:'c'}
      {a:'b'}        | {a:null}             | {}
      {a:'b', b:'c'} | {a:null}             | {b:'c'}
      {a:['b']}      | {a:'c'}              | {a:'c'}
      {a:'c'}        | {a:['b']}            | {a:['b']}
      {a:{b:'c'}}    | {a:{b:'d', c:null}}  | {a:{b:'d'}}
      {a:[{b:'c'}]}  | {a:[1]}              | {a:[1]}
      {e:null}       | {a:1}                | {e:null, a:1}
      {}             | {a:{bb:{ccc:null}}}  | {a:{bb:{}}}
      {a:'x'}        | {a:{b:{c:1, d:null}}} | {a:{b:{c:1}}}
      {a:1}          | {}                   | {a:1}
      """)
  void the_cases_of_the_standard_hold(String original, String patch, String expected) {
    var before = object(original);
    assertSame(expected, MergePatch.apply(before, json(patch)));
    assertSame(original, before);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      [1]  | array
      null | null
      3    | number
      """)
  void a_patch_that_is_no_object_is_a_bad_request(String patch, String kind) {
    var refusal = assertThrows(Refusal.class, () -> MergePatch.apply(object("{a: 1}"), json(patch)));
    assertEquals(400, refusal.code());
    assertEquals("error decoding patch: json: cannot unmarshal " + kind
        + " into Go value of type map[string]interface {}", refusal.text());
  }

  @Test
  void a_patch_nested_too_deeply_is_a_bad_request() {
    var deep = "{a:".repeat(Limits.DEPTH_MAX + 1) + "1" + "}".repeat(Limits.DEPTH_MAX + 1);
    assertEquals(400, assertThrows(Refusal.class, () -> MergePatch.apply(object("{}"), json(deep))).code());
  }
}
