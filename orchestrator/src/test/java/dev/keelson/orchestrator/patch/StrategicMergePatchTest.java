package dev.keelson.orchestrator.patch;

import static dev.keelson.orchestrator.patch.Patches.assertSame;
import static dev.keelson.orchestrator.patch.Patches.core;
import static dev.keelson.orchestrator.patch.Patches.json;
import static dev.keelson.orchestrator.patch.Patches.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.orchestrator.status.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StrategicMergePatchTest {
  /** Pod specs: keyed lists (containers by name, ports by containerPort, tolerations not merged), maps, scalars. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {nodeName:'a'} | {nodeName:null, hostname:'h'} | {hostname:'h'}
      {nodeSelector:{a:'1'}} | {nodeSelector:{b:'2', a:null}} | {nodeSelector:{b:'2'}}
      {nodeSelector:{a:'1'}} | {nodeSelector:{$patch:'replace', b:'2'}} | {nodeSelector:{b:'2'}}
      {nodeSelector:{a:'1'}} | {nodeSelector:{$patch:'delete'}} | {nodeSelector:{}}
      {nodeSelector:{a:'1'}} | {nodeSelector:'wrong'} | {nodeSelector:'wrong'}
      {} | {nodeSelector:{$patch:'delete', a:'1'}} | {}
      {} | {securityContext:{runAsUser:1, runAsGroup:null}} | {securityContext:{runAsUser:1}}
      {containers:[{name:'a', image:'x'}]} | {containers:[{name:'a', image:'y'}]} \
        | {containers:[{name:'a', image:'y'}]}
      {containers:[{name:'a', image:'x'}]} | {containers:[{name:'b', image:'y', command:null}]} \
        | {containers:[{name:'b', image:'y'}, {name:'a', image:'x'}]}
      {containers:[{name:'a'}, {name:'b'}]} | {containers:[{$patch:'delete', name:'a'}]} | {containers:[{name:'b'}]}
      {containers:[{name:'a'}, {name:'b'}]} | {containers:[{$patch:'replace'}, {name:'c'}]} | {containers:[{name:'c'}]}
      {containers:[{name:'a'}, {name:'b'}]} | {containers:[{$patch:'replace'}]} | {containers:[]}
      {containers:[{name:'a', ports:[{containerPort:80, name:'w'}]}]} \
        | {containers:[{name:'a', ports:[{containerPort:80, name:'v'}, {containerPort:81}]}]} \
        | {containers:[{name:'a', ports:[{containerPort:80, name:'v'}, {containerPort:81}]}]}
      {containers:[{name:'a', args:['1','2']}]} | {containers:[{name:'a', args:['3']}]} \
        | {containers:[{name:'a', args:['3']}]}
      {tolerations:[{key:'a'}]} | {tolerations:[{key:'b'}]} | {tolerations:[{key:'b'}]}
      {volumes:[{name:'v', emptyDir:{}}]} \
        | {volumes:[{name:'v', $retainKeys:['name','hostPath'], hostPath:{path:'/'}}]} \
        | {volumes:[{name:'v', hostPath:{path:'/'}}]}
      """)
  void a_pod_spec_is_merged_as_its_fields_say(String original, String patch, String expected) {
    assertMerged(original, patch, expected, "PodSpec");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {finalizers:['a','b']} | {finalizers:['c']} | {finalizers:['c','a','b']}
      {finalizers:['a','b']} | {finalizers:['b','c']} | {finalizers:['a','b','c']}
      {finalizers:['a','b']} | {'$deleteFromPrimitiveList/finalizers':['a']} | {finalizers:['b']}
      {finalizers:['a','b']} | {'$deleteFromPrimitiveList/finalizers':['a','b']} | {finalizers:[]}
      {} | {'$deleteFromPrimitiveList/finalizers':['a']} | {}
      {finalizers:['a','b']} | {'$setElementOrder/finalizers':['b','a']} | {finalizers:['b','a']}
      {finalizers:['a','b']} | {'$deleteFromPrimitiveList/finalizers':['a'], \
        '$setElementOrder/finalizers':['c','b'], finalizers:['c']} | {finalizers:['c','b']}
      {} | {'$setElementOrder/finalizers':['b','a'], finalizers:['b','a']} | {finalizers:['b','a']}
      {} | {'$setElementOrder/finalizers':['b','a']} | {}
      {finalizers:[]} | {'$setElementOrder/finalizers':[]} | {finalizers:[]}
      {finalizers:['a']} | {finalizers:null} | {}
      {labels:{a:'1'}, finalizers:['f']} | {$retainKeys:['labels'], labels:{b:'2'}} | {labels:{a:'1', b:'2'}}
      """)
  void metadata_is_merged_as_its_fields_say(String original, String patch, String expected) {
    var shape = Patches.SCHEMA.type("meta/v1", "ObjectMeta").orElseThrow();
    var before = object(original);
    assertSame(expected, StrategicMergePatch.apply(before, json(patch), shape));
    assertSame(original, before);
  }

  /** Letters are names of containers: the object's, the patch's, the order it sets, the result. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      abc   | -  | cba  | cba
      abc   | d  | abcd | abcd
      abc   | d  | dabc | dabc
      abcx  | d  | cbad | cbadx
      axb   | -  | ba   | xba
      xab   | -  | ba   | xba
      axbyc | -  | abc  | axbyc
      -     | ab | ab   | ab
      ab    | -  | -    | ab
      """)
  void the_order_a_patch_sets_holds_and_items_it_does_not_know_stay_near_their_places(
      String original, String patch, String order, String expected) {
    var patched = StrategicMergePatch.apply(
        object("{containers:" + containers(original) + "}"),
        json("{containers:" + containers(patch) + ", '$setElementOrder/containers':" + containers(order) + "}"),
        core("PodSpec"));
    assertSame("{containers:" + containers(expected) + "}", patched);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      422 | {containers:[{image:'x'}]} | map: map[image:x] does not contain declared merge key: name
      422 | {containers:[{$patch:'delete'}]} | map: map[$patch:delete] does not contain declared merge key: name
      422 | {containers:[{$patch:'sing', name:'a'}]} | unknown patch type: sing in map: map[$patch:sing name:a]
      422 | {nodeSelector:{$patch:'sing'}} | unknown patch type: sing in map: map[]
      422 | {containers:['a']} | list element types are not identical: [[map[name:a]] [a]]
      422 | {containers:[[]]} | the server rejected our request due to an error in our request
      422 | {'$setElementOrder/containers':[{name:'b'}, {name:'a'}], containers:[{name:'a'}, {name:'b'}]} \
            | The order in patch list:\\n[map[name:a] map[name:b]]\\n doesn't match $setElementOrder list:\\n\
      [map[name:b] map[name:a]]\\n
      422 | {'$setElementOrder/nosuch':['a']} \
            | unable to find api field in struct PodSpec for the json field "nosuch"
      400 | {'$setElementOrder':['a']} | invalid patch format of setElementOrder list
      400 | {'$deleteFromPrimitiveList':['a']} | invalid patch format of primitive list
      400 | {'$deleteFromPrimitiveList/containers':'a'} | invalid patch format of primitive list
      422 | {'$setElementOrder/containers':'a'} | expected a []interface {}, but received a string
      400 | {$retainKeys:'nodeName'} | invalid patch format of retainKeys
      400 | {$retainKeys:['nodeName'], hostname:'h'} | invalid patch format of retainKeys
      """)
  void a_patch_that_does_not_fit_is_refused(int code, String patch, String message) {
    var before = object("{containers:[{name:'a'}], nodeSelector:{a:'1'}}");
    var refusal = assertThrows(Refusal.class, () -> StrategicMergePatch.apply(before, json(patch), core("PodSpec")));
    assertEquals(message.translateEscapes(), refusal.text());
    assertEquals(code, refusal.code());
  }

  private static void assertMerged(String original, String patch, String expected, String type) {
    var before = object(original);
    assertSame(expected, StrategicMergePatch.apply(before, json(patch), core(type)));
    assertSame(original, before);
  }

  private static String containers(String names) {
    return names.replace("-", "").chars().mapToObj(name -> "{name:'" + (char) name + "'}").toList().toString();
  }
}
