package dev.keelson.orchestrator.patch;

import static dev.keelson.orchestrator.patch.Patches.assertSame;
import static dev.keelson.orchestrator.patch.Patches.json;
import static dev.keelson.orchestrator.patch.Patches.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.status.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonPatchTest {
  private static final String REJECTED = "the server rejected our request due to an error in our request";

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {a: 1}            | [{op:'add', path:'/b', value:2}]                    | {a:1, b:2}
      {a: 1}            | [{op:'add', path:'/a', value:2}]                    | {a:2}
      {a: 1}            | [{op:'add', path:'/b'}]                             | {a:1, b:null}
      {a: [1,2]}        | [{op:'add', path:'/a/1', value:9}]                  | {a:[1,9,2]}
      {a: [1,2]}        | [{op:'add', path:'/a/-', value:9}]                  | {a:[1,2,9]}
      {a: [1,2]}        | [{op:'add', path:'/a/2', value:9}]                  | {a:[1,2,9]}
      {a: [1,2]}        | [{op:'add', path:'/a/-1', value:9}]                 | {a:[1,2,9]}
      {a: [1,2]}        | [{op:'add', path:'/a/-3', value:9}]                 | {a:[9,1,2]}
      {'a/b~c': 1}      | [{op:'replace', path:'/a~1b~0c', value:2}]          | {'a/b~c':2}
      {'~1': 1}         | [{op:'remove', path:'/~01'}]                        | {}
      {a: {b: {c: 1}}}  | [{op:'remove', path:'/a/b/c'}]                      | {a:{b:{}}}
      {a: [1,2,3]}      | [{op:'remove', path:'/a/-1'}]                       | {a:[1,2]}
      {a: [1,2,3]}      | [{op:'replace', path:'/a/0', value:{x:1}}]          | {a:[{x:1},2,3]}
      {a: {}}           | [{op:'replace', path:'/a/new', value:1}]            | {a:{new:1}}
      {a: 1}            | [{op:'replace', path:'', value:{b:2}}]              | {b:2}
      {a: {b:1}, c:{}}  | [{op:'move', from:'/a/b', path:'/c/d'}]             | {a:{}, c:{d:1}}
      {a: [1,2,3]}      | [{op:'move', from:'/a/0', path:'/a/2'}]             | {a:[2,3,1]}
      {a: {b:1}}        | [{op:'copy', from:'/a', path:'/c'}]                 | {a:{b:1}, c:{b:1}}
      {a: {b:1}}        | [{op:'copy', from:'/a', path:'/a/c'}]               | {a:{b:1, c:{b:1}}}
      {a: {b:1}}        | [{op:'copy', from:'/a/no', path:'/c'}]              | {a:{b:1}, c:null}
      {a: {x:1,y:[2]}}  | [{op:'test', path:'/a', value:{y:[2],x:1}}]         | {a:{x:1,y:[2]}}
      {a: 1}            | [{op:'test', path:'/a', value:1.0}]                 | {a:1}
      {a: null}         | [{op:'test', path:'/a', value:null}]                | {a:null}
      {a: 1}            | [{op:'test', path:'/b', value:null}]                | {a:1}
      {a: 1}            | [{op:'test', path:'', value:{a:1}}]                 | {a:1}
      {a: 1}            | []                                                  | {a:1}
      """)
  void an_operation_changes_the_object(String original, String patch, String expected) {
    var before = object(original);
    assertSame(expected, JsonPatch.apply(before, json(patch)));
    assertSame(original, before);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {a: 1}      | [{op:'test', path:'/a', value:2}]
      {a: 1}      | [{op:'test', path:'/b', value:2}]
      {a: 1}      | [{op:'test', path:'/a'}]
      {a: 1}      | [{op:'test', path:'/b/c', value:null}]
      {a: 1}      | [{op:'remove', path:'/b'}]
      {a: 1}      | [{op:'remove', path:''}]
      {a: [1]}    | [{op:'remove', path:'/a/1'}]
      {a: [1]}    | [{op:'remove', path:'/a/x'}]
      {a: [1]}    | [{op:'remove', path:'/a/-2'}]
      {a: [1]}    | [{op:'add', path:'/a/3', value:1}]
      {a: [1]}    | [{op:'add', path:'/a/99999999999999', value:1}]
      {a: [1]}    | [{op:'replace', path:'/a/-', value:1}]
      {a: 1}      | [{op:'add', path:'/b/c', value:1}]
      {a: 1}      | [{op:'add', path:'/a/c', value:1}]
      {a: 1}      | [{op:'add', path:'', value:{}}]
      {a: 1}      | [{op:'add', value:1}]
      {a: 1}      | [{op:'add', path:'a', value:1}]
      {a: 1}      | [{op:'replace', path:'', value:[1]}]
      {a: 1}      | [{op:'replace', path:'/b/c', value:1}]
      {a: {b:1}}  | [{op:'move', from:'/a', path:'/a/c'}]
      {a: 1}      | [{op:'move', from:'/b', path:'/c'}]
      {a: 1}      | [{op:'move', path:'/c'}]
      {a: 1}      | [{op:'frobnicate', path:'/a'}]
      {a: 1}      | [{path:'/a'}]
      {a: 1}      | [{op:'add', path:'/b', value:2}, {op:'test', path:'/b', value:3}]
      """)
  void an_operation_that_does_not_apply_is_rejected_without_a_reason(String original, String patch) {
    var before = object(original);
    var refusal = assertThrows(Refusal.class, () -> JsonPatch.apply(before, json(patch)));
    assertEquals(422, refusal.code());
    assertEquals(REJECTED, refusal.text());
    assertSame(original, before);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {op:'add'}              | object into Go value of type []handlers.jsonPatchOp
      'add'                   | string into Go value of type []handlers.jsonPatchOp
      null                    | null into Go value of type []handlers.jsonPatchOp
      [1]                     | number into Go value of type handlers.jsonPatchOp
      [{op:1, path:'/a'}]     | number into Go struct field jsonPatchOp.op of type string
      [{op:'add', path:true}] | bool into Go struct field jsonPatchOp.path of type string
      """)
  void what_is_no_list_of_operations_is_a_bad_request(String patch, String message) {
    var refusal = assertThrows(Refusal.class, () -> JsonPatch.apply(object("{a: 1}"), json(patch)));
    assertEquals(400, refusal.code());
    assertEquals("error decoding patch: json: cannot unmarshal " + message, refusal.text());
  }

  @Test
  void ten_thousand_operations_pass_and_one_more_does_not() {
    var patch = JsonNodeFactory.instance.arrayNode();
    for (var i = 0; i < Limits.OPERATIONS_MAX; i++) {
      patch.add(json("{op:'add', path:'/a', value:1}"));
    }
    assertSame("{a: 1}", JsonPatch.apply(object("{}"), patch));
    patch.add(json("{op:'remove', path:'/a'}"));
    var refusal = assertThrows(Refusal.class, () -> JsonPatch.apply(object("{}"), patch));
    assertEquals(413, refusal.code());
    assertEquals("The allowed maximum operations in a JSON patch is 10000, got 10001", refusal.text());
  }

  @Test
  void copies_do_not_grow_without_bound() {
    var patch = JsonNodeFactory.instance.arrayNode();
    for (var i = 0; i < 64; i++) {
      patch.add(json("{op:'copy', from:'/a', path:'/a/" + i + "'}"));
    }
    assertEquals(422, assertThrows(Refusal.class, () -> JsonPatch.apply(object("{a: {b: 1}}"), patch)).code());
  }

  @Test
  void moves_do_not_nest_without_bound() {
    var document = JsonNodeFactory.instance.objectNode();
    var patch = JsonNodeFactory.instance.arrayNode();
    for (var i = 0; i < 2_000; i++) {
      document.set("n" + i, JsonNodeFactory.instance.objectNode());
      if (i > 0) {
        patch.add(json("{op:'move', from:'/n" + (i - 1) + "', path:'/n" + i + "/x'}"));
      }
    }
    assertEquals(422, assertThrows(Refusal.class, () -> JsonPatch.apply(document, patch)).code());
  }
}
