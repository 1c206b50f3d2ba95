package dev.keelson.orchestrator.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.status.Cause;
import dev.keelson.orchestrator.status.Details;
import dev.keelson.orchestrator.status.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApplyTest {
  private final Objects map = new Objects("v1", "ConfigMap");
  private final Objects pod = new Objects("v1", "Pod");

  @Test
  void an_apply_creates_and_owns_what_it_says() {
    map.at(7).apply("a", "{metadata:{labels:{l:'1'}}, data:{k:'v'}}");
    assertEquals("[a:A@07{f:data:{f:k:},f:metadata:{f:labels:{f:l:}}}]", map.managers());
    assertEquals(Objects.json("{metadata:{labels:{l:'1'}}, data:{k:'v'}}"), map.content());
  }

  @Test
  void what_the_applier_drops_goes_and_what_it_never_had_stays() {
    map.apply("a", "{data:{x:'1', y:'2'}}").update("u", "{data:{x:'1', y:'2', z:'3'}}").apply("a", "{data:{x:'1'}}");
    assertEquals(Objects.json("{data:{x:'1', z:'3'}}"), map.content());
    assertEquals("[a:A@00{f:data:{f:x:}}, u:U@00{f:data:{f:z:}}]", map.managers());
  }

  @Test
  void what_another_applier_has_too_stays() {
    map.apply("a", "{data:{x:'1', y:'2'}}").apply("b", "{data:{y:'2'}}").apply("a", "{data:{x:'1'}}");
    assertEquals(Objects.json("{data:{x:'1', y:'2'}}"), map.content());
    assertEquals("[a:A@00{f:data:{f:x:}}, b:A@00{f:data:{f:y:}}]", map.managers());
  }

  @Test
  void an_applier_that_drops_everything_is_gone_and_so_are_its_fields() {
    map.apply("a", "{data:{x:'1'}}").apply("b", "{metadata:{labels:{l:'1'}}}").apply("a", "{}");
    assertEquals(Objects.json("{metadata:{labels:{l:'1'}}}"), map.content());
    assertEquals("[b:A@00{f:metadata:{f:labels:{f:l:}}}]", map.managers());
  }

  /** Recorded from kube-apiserver 1.20.2. */
  @Test
  void another_value_for_an_owned_field_is_a_conflict() {
    map.update("probe", "{data:{a:'1'}}");
    var refusal = assertThrows(Refusal.class, () -> map.apply("z", "{data:{a:'2'}}"));
    assertEquals(409, refusal.code());
    assertEquals("Apply failed with 1 conflict: conflict with \"probe\" using v1: .data.a", refusal.text());
    assertEquals(
        Optional.of(Details.causes(List.of(
            new Cause("FieldManagerConflict", "conflict with \"probe\" using v1", ".data.a")))),
        refusal.details());
  }

  @Test
  void several_conflicts_are_listed_by_manager() {
    pod.update("u", "{spec:{nodeName:'a', containers:[{name:'c', image:'1'}]}}")
        .update("s", "status", "{spec:{nodeName:'a', containers:[{name:'c', image:'1'}]}, status:{phase:'Running'}}")
        .apply("b", "{spec:{containers:[{name:'c', image:'1'}]}}");
    var refusal = assertThrows(Refusal.class, () ->
        pod.apply("a", "{spec:{nodeName:'b', containers:[{name:'c', image:'2'}]}}"));
    assertEquals("""
        Apply failed with 3 conflicts: conflicts with "b":
        - .spec.containers[name="c"].image
        conflicts with "u" using v1:
        - .spec.nodeName
        - .spec.containers[name="c"].image""", refusal.text());
    var status = pod.complete("{status:{phase:'Failed'}}");
    var other = assertThrows(Refusal.class, () -> pod.applied(new Writer("a", "v1", "status"), status, false));
    assertEquals("Apply failed with 1 conflict: conflict with \"s\" with subresource \"status\" using v1:"
        + " .status.phase", other.text());
  }

  @Test
  void force_takes_the_field_from_its_owner() {
    map.at(1).update("u", "{data:{a:'1', b:'1'}}").at(2).force("z", "{data:{a:'2'}}");
    assertEquals(Objects.json("{data:{a:'2', b:'1'}}"), map.content());
    assertEquals("[z:A@02{f:data:{f:a:}}, u:U@01{f:data:{.:,f:b:}}]", map.managers());
  }

  @Test
  void the_same_value_is_shared_without_a_conflict() {
    map.at(1).update("u", "{data:{a:'1'}}").at(2).apply("z", "{data:{a:'1'}}");
    assertEquals("[z:A@02{f:data:{f:a:}}, u:U@01{f:data:{.:,f:a:}}]", map.managers());
  }

  @Test
  void an_apply_that_changes_nothing_changes_no_time() {
    map.at(1).apply("a", "{data:{x:'1'}}");
    var before = map.live();
    assertEquals(before, map.at(9).apply("a", "{data:{x:'1'}}").live());
  }

  @Test
  void fields_from_before_the_first_apply_have_an_owner_of_their_own() {
    map.store(map.complete("{metadata:{uid:'u'}, data:{a:'1', b:'2'}}"));
    var refusal = assertThrows(Refusal.class, () -> map.apply("z", "{data:{a:'2'}}"));
    assertEquals("Apply failed with 1 conflict: conflict with \"before-first-apply\" using v1: .data.a",
        refusal.text());
    map.apply("z", "{data:{a:'1'}}");
    assertEquals("[z:A@00{f:data:{f:a:}}, before-first-apply:U@00{f:data:{.:,f:a:,f:b:}}]", map.managers());
  }

  /** Letters are names of containers: live, wished, merged. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      abc  | c   | abc
      abc  | cd  | abcd
      abc  | dc  | abdc
      abc  | cba | cba
      abcd | db  | acdb
      -    | ba  | ba
      ab   | xby | axby
      abcd | cxa | bcdxa
      """)
  void wished_items_keep_their_order_and_live_ones_theirs(String live, String wish, String merged) {
    pod.update("u", "{spec:{containers:" + containers(live) + "}}")
        .apply("a", "{spec:{containers:" + containers(wish) + "}}");
    assertEquals(containers(merged).replace('\'', '"').replace("name", "\"name\"").replace(" ", ""),
        pod.content().at("/spec/containers").toString());
  }

  @Test
  void an_item_of_a_list_is_merged_by_its_keys_and_an_absent_key_has_its_default() {
    pod.update("u", "{spec:{containers:[{name:'c', ports:[{containerPort:80, protocol:'TCP'},"
        + " {containerPort:80, protocol:'UDP'}]}]}}")
        .apply("a", "{spec:{containers:[{name:'c', ports:[{containerPort:80, name:'web'}]}]}}");
    assertEquals(Objects.json("{spec:{containers:[{name:'c', ports:[{containerPort:80, protocol:'TCP', name:'web'},"
        + " {containerPort:80, protocol:'UDP'}]}]}}"), pod.content());
    assertTrue(pod.managers().contains(
        "a:A@00{f:spec:{f:containers:{k:{\\name\\:\\c\\}:{.:,f:name:,f:ports:{"
            + "k:{\\containerPort\\:80,\\protocol\\:\\TCP\\}:{.:,f:containerPort:,f:name:}}}}}}"), pod.managers());
  }

  @Test
  void a_set_is_a_union_and_gives_back_what_its_applier_drops() {
    map.update("u", "{metadata:{finalizers:['a/a']}}").apply("x", "{metadata:{finalizers:['b/b', 'c/c']}}");
    assertEquals(Objects.json("{metadata:{finalizers:['a/a', 'b/b', 'c/c']}}"), map.content());
    map.apply("x", "{metadata:{finalizers:['c/c']}}");
    assertEquals(Objects.json("{metadata:{finalizers:['a/a', 'c/c']}}"), map.content());
    assertTrue(map.managers().startsWith("[x:A@00{f:metadata:{f:finalizers:{v:\\c/c\\:}}}"), map.managers());
  }

  @Test
  void atomic_lists_and_maps_are_replaced_and_owned_whole() {
    pod.apply("a", "{spec:{nodeSelector:{a:'1'}, tolerations:[{key:'k'}]}}")
        .apply("a", "{spec:{nodeSelector:{b:'1'}, tolerations:[{key:'l'}]}}");
    assertEquals(Objects.json("{spec:{nodeSelector:{b:'1'}, tolerations:[{key:'l'}]}}"), pod.content());
    assertEquals("[a:A@00{f:spec:{f:nodeSelector:,f:tolerations:}}]", pod.managers());
    var refusal = assertThrows(Refusal.class, () -> pod.apply("b", "{spec:{nodeSelector:{b:'1', c:'1'}}}"));
    assertEquals("Apply failed with 1 conflict: conflict with \"a\": .spec.nodeSelector", refusal.text());
  }

  @Test
  void structs_are_owned_whole_where_their_type_says_so_unless_the_field_says_otherwise() {
    pod.apply("a", "{spec:{imagePullSecrets:[{name:'s'}], affinity:{nodeAffinity:{"
        + "requiredDuringSchedulingIgnoredDuringExecution:{nodeSelectorTerms:[]}}}}}");
    assertEquals("[a:A@00{f:spec:{f:affinity:{f:nodeAffinity:{f:requiredDuringSchedulingIgnoredDuringExecution:}},"
        + "f:imagePullSecrets:{k:{\\name\\:\\s\\}:}}}]", pod.managers());
    var volume = new Objects("v1", "PersistentVolume").apply("a", "{spec:{claimRef:{name:'n', namespace:'ns'}}}");
    assertEquals("[a:A@00{f:spec:{f:claimRef:{f:name:,f:namespace:}}}]", volume.managers());
  }

  @Test
  void a_dropped_item_of_a_list_goes_with_all_that_only_its_applier_had() {
    pod.apply("a", "{spec:{containers:[{name:'c', image:'1'}, {name:'d', image:'2', env:[{name:'E', value:'1'}]}]}}")
        .apply("b", "{spec:{containers:[{name:'d', workingDir:'/'}]}}")
        .apply("a", "{spec:{containers:[{name:'c', image:'1'}]}}");
    assertEquals(Objects.json("{spec:{containers:[{name:'c', image:'1'}, {name:'d', workingDir:'/'}]}}"),
        pod.content());
    pod.apply("b", "{}");
    assertEquals(Objects.json("{spec:{containers:[{name:'c', image:'1'}]}}"), pod.content());
  }

  @Test
  void kubectl_takes_over_what_it_has_applied_on_the_clients_side() {
    var annotation = "{'apiVersion':'v1','data':{'a':'1'},'kind':'ConfigMap','metadata':{'name':'x'}}"
        .replace('\'', '"');
    var live = "{metadata:{annotations:{'kubectl.kubernetes.io/last-applied-configuration':'" + annotation
        + "'}}, data:{a:'1', b:'1'}}";
    map.update("kubectl-client-side-apply", live);
    assertThrows(Refusal.class, () -> map.apply("other", "{data:{a:'2'}}"));
    assertThrows(Refusal.class, () -> map.apply("kubectl", "{data:{a:'2', b:'2'}}"));
    map.apply("kubectl", "{data:{a:'2'}}");
    assertEquals(annotation.replace("\"1\"", "\"2\"") + "\n",
        map.live().at("/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration").asText());
  }

  @Test
  void status_is_applied_through_its_subresource_only() {
    pod.apply("a", "{spec:{nodeName:'n'}, status:{phase:'Running'}}");
    assertEquals("[a:A@00{f:spec:{f:nodeName:}}]", pod.managers());
    pod.store(pod.applied(new Writer("a", "v1", "status"), pod.complete("{status:{phase:'Failed'}}"), false));
    assertEquals("[a:A@00{f:spec:{f:nodeName:}}, a:A@00{f:status:{f:phase:}}]", pod.managers());
  }

  @Test
  void entries_of_other_versions_stay() {
    map.store(map.complete("{metadata:{uid:'u', managedFields:[{manager:'old', operation:'Update',"
        + " apiVersion:'v1beta1', fieldsType:'FieldsV1', time:'1970-01-01T00:00:03Z',"
        + " fieldsV1:{'f:data':{'f:a':{}}}}]}, data:{a:'1'}}"));
    map.apply("z", "{data:{b:'2'}}");
    assertEquals("[z:A@00{f:data:{f:b:}}, old:U@03{f:data:{f:a:}}]", map.managers());
    assertEquals("v1beta1", map.live().at("/metadata/managedFields/1/apiVersion").asText());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {metadata:{managedFields:[]}} | metadata.managedFields must be nil
      {spec:{nope:1}} | T .spec.nope: field not declared in schema
      {nope:1, spec:{hostNetwork:'yes'}} | T errors:\\n  .nope: field not declared in schema\\n\
        .spec.hostNetwork: expected boolean, got &{yes}
      {spec:{nodeName:5}} | T .spec.nodeName: expected string, got &value.valueUnstructured{Value:5}
      {spec:{priority:'high'}} | T .spec.priority: expected numeric (int or float), got string
      {spec:[]} | T .spec: expected map, got &{[]}
      {spec:{containers:{}}} | T .spec.containers: expected list, got &{{}}
      {spec:{containers:[{image:'i'}]}} | T .spec.containers: element 0: associative list with keys has an element \
        that omits all key fields ["name"] (and doesn't have default values for any key fields)
      {spec:{containers:[{name:'a'}, {name:'a'}]}} | T .spec.containers: duplicate entries for key [name="a"]
      {metadata:{finalizers:['a', null]}} | T .metadata.finalizers: element 1: associative list without keys has an \
        element that's an explicit null
      """)
  void a_wish_that_is_not_of_its_shape_is_a_bad_request(String wish, String message) {
    var refusal = assertThrows(Refusal.class, () -> pod.apply("a", wish));
    assertEquals(400, refusal.code());
    var expected = message.startsWith("T ")
        ? "failed to create typed patch object (/x; /v1, Kind=Pod): " + message.substring(2).translateEscapes()
        : message;
    assertEquals(expected.replaceAll(" +", " "), refusal.text().replaceAll(" +", " "));
  }

  @Test
  void a_wish_of_another_kind_is_a_bad_request() {
    var refusal = assertThrows(Refusal.class, () -> pod.applied(
        new Writer("a", "v1", ""), map.complete("{}"), false));
    assertEquals("invalid object type: /v1, Kind=ConfigMap", refusal.text());
  }

  private static String containers(String names) {
    return names.replace("-", "").chars().mapToObj(name -> "{name:'" + (char) name + "'}").toList().toString();
  }
}
