package dev.keelson.orchestrator.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class UpdateTest {
  private static final String CREATED = "{metadata:{}, data:{a:'1'}}";

  private final Objects map = new Objects("v1", "ConfigMap");

  /** Recorded from kube-apiserver 1.20.2. */
  @Test
  void a_created_object_has_one_entry_as_kubernetes_writes_it() {
    map.at(30).update("probe", CREATED);
    assertEquals(Objects.json("""
        {e:[{manager:'probe', operation:'Update', apiVersion:'v1', time:'1970-01-01T00:00:30Z',
          fieldsType:'FieldsV1', fieldsV1:{'f:data':{'.':{}, 'f:a':{}}}}]}""").get("e").toString(),
        map.live().path("metadata").path("managedFields").toString());
  }

  /** Recorded from kube-apiserver 1.20.2: the name and other fields of the machinery are nobody's. */
  @Test
  void a_generated_name_is_owned_through_generate_name() {
    map.update("probe", "{metadata:{generateName:'gen-', name:'gen-m4gk9', uid:'u', resourceVersion:'1',"
        + " creationTimestamp:'2026-11-20T10:33:39Z', generation:1, namespace:'default'}}");
    assertEquals("[probe:U@00{f:metadata:{f:generateName:}}]", map.managers());
  }

  /**
   * Recorded from kube-apiserver 1.20.2, shortened: structs that Go cannot leave out are nobody's. References to owners
   * are atomic since 1.21.
   */
  @Test
  void a_created_pod_is_owned_leaf_by_leaf() {
    var pod = new Objects("v1", "Pod").update("kcm", """
        {metadata:{generateName:'my-', labels:{inovex:'class'},
          ownerReferences:[{apiVersion:'apps/v1', kind:'ReplicaSet', name:'r', uid:'u'}]},
         spec:{containers:[{name:'n', image:'i', ports:[{containerPort:80, protocol:'TCP'}], resources:{}}],
          dnsPolicy:'ClusterFirst', securityContext:{}}, status:{}}""");
    assertEquals("[kcm:U@00{f:metadata:{f:generateName:,f:labels:{.:,f:inovex:},f:ownerReferences:{.:,"
        + "k:{\\uid\\:\\u\\}:}},"
        + "f:spec:{f:containers:{k:{\\name\\:\\n\\}:{.:,f:image:,f:name:,f:ports:{.:,"
        + "k:{\\containerPort\\:80,\\protocol\\:\\TCP\\}:{.:,f:containerPort:,f:protocol:}},f:resources:}},"
        + "f:dnsPolicy:,f:securityContext:}}]", pod.managers());
  }

  @Test
  void a_change_moves_the_field_to_who_made_it() {
    map.at(1).update("one", CREATED).at(2).update("two", "{data:{a:'2'}}");
    assertEquals("[one:U@01{f:data:}, two:U@02{f:data:{f:a:}}]", map.managers());
  }

  @Test
  void a_field_that_is_removed_is_nobodys() {
    map.at(1).update("one", "{data:{a:'1', b:'1'}}").at(2).update("two", CREATED);
    assertEquals("[one:U@01{f:data:{.:,f:a:}}]", map.managers());
    map.at(3).update("two", "{}");
    assertTrue(map.live().path("metadata").path("managedFields").isMissingNode());
  }

  @Test
  void a_write_that_changes_nothing_changes_no_entry() {
    map.at(1).update("one", CREATED);
    var before = map.live();
    map.at(9).update("two", "{metadata:{resourceVersion:'7', generation:3}, data:{a:'1'}}");
    assertEquals(before.path("metadata").path("managedFields"), map.live().path("metadata").path("managedFields"));
  }

  @Test
  void a_manager_has_an_entry_for_each_subresource() {
    var pod = new Objects("v1", "Pod").at(1).update("m", "{spec:{nodeName:'a'}, status:{}}")
        .at(2).update("m", "status", "{spec:{nodeName:'a'}, status:{phase:'Running'}}");
    assertEquals("[m:U@01{f:spec:{f:nodeName:}}, m:U@02{f:status:{f:phase:}}]", pod.managers());
    assertEquals("status", pod.live().at("/metadata/managedFields/1/subresource").asText());
  }

  @Test
  void the_status_is_not_owned_through_the_object_nor_the_spec_through_the_status() {
    var pod = new Objects("v1", "Pod").update("m", "{spec:{nodeName:'a'}, status:{phase:'Running'}}")
        .update("s", "status", "{spec:{nodeName:'b'}, status:{phase:'Failed'}}");
    assertEquals("[m:U@00{f:spec:{f:nodeName:}}, s:U@00{f:status:{f:phase:}}]", pod.managers());
  }

  @Test
  void an_empty_list_or_an_empty_entry_clears_the_account_and_nothing_is_tracked_until_an_apply() {
    for (var reset : new String[] {"[]", "[{}]", "[{operation:'', time:null}]"}) {
      var cleared = new Objects("v1", "ConfigMap").update("one", CREATED)
          .update("two", "{metadata:{managedFields:" + reset + "}, data:{a:'2'}}");
      assertFalse(cleared.live().path("metadata").has("managedFields"));
      assertFalse(cleared.update("three", CREATED).live().path("metadata").has("managedFields"));
    }
  }

  @Test
  void a_client_may_edit_the_account_but_not_through_a_subresource() {
    var edited = "{metadata:{managedFields:[{manager:'x', operation:'Apply', apiVersion:'v1', fieldsType:'FieldsV1',"
        + " time:'1970-01-01T00:00:05Z', fieldsV1:{'f:data':{'f:a':{}}}}]}, data:{a:'1'}}";
    map.update("one", CREATED).update("two", edited);
    assertEquals("[x:A@05{f:data:{f:a:}}]", map.managers());
    var other = new Objects("v1", "ConfigMap").update("one", CREATED).update("two", "scale", edited);
    assertEquals("[one:U@00{f:data:{.:,f:a:}}]", other.managers());
  }

  @Test
  void an_account_that_cannot_be_read_is_ignored() {
    for (var wrong : new String[] {
      "{manager:'x', operation:'Sing', apiVersion:'v1', fieldsType:'FieldsV1', fieldsV1:{'f:data':{}}}",
      "{manager:'x', operation:'Apply', fieldsType:'FieldsV1', fieldsV1:{'f:data':{}}}",
      "{manager:'x', operation:'Apply', apiVersion:'v1', fieldsType:'FieldsV2', fieldsV1:{'f:data':{}}}",
      "{manager:'x', operation:'Apply', apiVersion:'v1', fieldsType:'FieldsV1', fieldsV1:{'data':{}}}",
      "{manager:'x', operation:'Apply', apiVersion:'v1', fieldsType:'FieldsV1', fieldsV1:{'k:[]':{}}}",
      "{manager:'x', operation:'Apply', apiVersion:'v1', fieldsType:'FieldsV1', fieldsV1:{'v:{':{}}}",
      "{manager:'x', operation:'Apply', apiVersion:'v1', fieldsType:'FieldsV1', fieldsV1:{'i:x':{}}}",
      "{manager:'x', operation:'Apply', apiVersion:'v1', fieldsType:'FieldsV1', fieldsV1:[]}",
    }) {
      var object = new Objects("v1", "ConfigMap").update("one", CREATED)
          .update("two", "{metadata:{managedFields:[" + wrong + "]}, data:{a:'1'}}");
      assertEquals("[one:U@00{f:data:{.:,f:a:}}]", object.managers(), wrong);
    }
  }

  @Test
  void the_eleventh_updater_merges_the_oldest_two() {
    for (var i = 0; i < 12; i++) {
      map.at(10 + i).update("m" + i, "{data:{" + "abcdefghijkl".substring(0, i + 1).chars()
          .mapToObj(key -> (char) key + ":'1'").toList().toString().replaceAll("[\\[\\]]", "") + "}}");
    }
    var managers = map.managers();
    var begin = "[ancient-changes:U@12{f:data:{.:,f:a:,f:b:,f:c:}}, m3:U@13{f:data:{f:d:}}";
    assertTrue(managers.startsWith(begin), managers);
    assertEquals(Limits.UPDATERS_MAX, map.live().path("metadata").path("managedFields").size());
  }

  @Test
  void a_nameless_writer_is_unknown() {
    assertTrue(map.update("", CREATED).managers().startsWith("[unknown:U"));
  }

  @Test
  void items_that_look_the_same_are_owned_together() {
    var pod = new Objects("v1", "Pod")
        .at(1).update("one", "{spec:{containers:[{name:'a', env:[{name:'E', value:'1'}, {name:'E', value:'2'}]}]}}")
        .at(2).update("two", "{spec:{containers:[{name:'a', env:[{name:'E', value:'1'}, {name:'E', value:'3'}]}]}}");
    assertTrue(pod.managers().endsWith("two:U@02{f:spec:{f:containers:{k:{\\name\\:\\a\\}:{f:env:{"
        + "k:{\\name\\:\\E\\}:}}}}}]"), pod.managers());
    pod.at(3).update("three", "{spec:{containers:[{name:'a', env:[{name:'E', value:'1'}]}]}}");
    assertTrue(pod.managers().endsWith("three:U@03{f:spec:{f:containers:{k:{\\name\\:\\a\\}:{f:env:{"
        + "k:{\\name\\:\\E\\}:{.:,f:name:,f:value:}}}}}}]"), pod.managers());
  }
}
