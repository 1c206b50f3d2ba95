package dev.keelson.orchestrator.verb;

import static dev.keelson.orchestrator.verb.Bench.object;
import static dev.keelson.orchestrator.verb.Bench.resource;
import static dev.keelson.orchestrator.verb.Bench.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.verb.Change.Wish;
import org.junit.jupiter.api.Test;

/** What create and update make of metadata, status and versions (spec: Kubernetes' API conventions). */
final class WritesTest {
  private final Resource maps = resource("v1", "configmaps");
  private final Resource deployments = resource("apps/v1", "deployments");
  private final Resource leases = resource("coordination.k8s.io/v1", "leases");
  private final Bench bench = new Bench();

  @Test
  void a_new_object_gets_identity_time_and_version_and_no_status_of_its_clients() {
    var created = bench.create(deployments, "{'metadata':{'name':'d','generation':7,'selfLink':'x'},"
        + "'spec':{'replicas':1},'status':{'replicas':9}}");
    assertEquals(Bench.NOW, Metadata.text(created, "creationTimestamp"));
    assertTrue(Metadata.uid(created).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    assertEquals("1", Metadata.resourceVersion(created));
    assertEquals(1, Metadata.generation(created));
    assertEquals("default", Metadata.namespace(created));
    assertFalse(created.has("status"));
    assertEquals("", Metadata.text(created, "selfLink"));
  }

  @Test
  void a_name_is_made_of_a_base_and_five_letters() {
    var created = bench.create(maps, "{'metadata':{'generateName':'gen-'}}");
    assertTrue(Metadata.name(created).matches("gen-[bcdfghjklmnpqrstvwxz2456789]{5}"), Metadata.name(created));
    var other = bench.create(maps, "{'metadata':{'generateName':'" + "x".repeat(80) + "'}}");
    assertEquals(63, Metadata.name(other).length());
  }

  @Test
  void an_object_with_a_version_cannot_be_created() {
    var refusal = assertThrows(
        Refusal.class, () -> bench.create(maps, "{'metadata':{'name':'a','resourceVersion':'4'}}"));
    assertEquals("resourceVersion should not be set on objects to be created", refusal.text());
  }

  @Test
  void an_update_of_a_version_that_was_overtaken_conflicts() {
    var created = bench.create(maps, "{'metadata':{'name':'a'},'data':{'k':'1'}}");
    var version = Metadata.resourceVersion(created);
    bench.update(write(maps, "a", ""), "{'metadata':{'name':'a','namespace':'default'},'data':{'k':'2'}}", false);
    var stale = "{'metadata':{'name':'a','namespace':'default','resourceVersion':'" + version + "'}}";
    var refusal = assertThrows(Refusal.class, () -> bench.update(write(maps, "a", ""), stale, false));
    assertEquals(409, refusal.code());
    assertEquals("Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your"
        + " changes to the latest version and try again", refusal.text());
  }

  @Test
  void an_update_without_a_version_is_tried_again_when_a_rival_was_faster() {
    bench.create(maps, "{'metadata':{'name':'a'},'data':{'k':'1'}}");
    bench.objects.beforeNextReplace(() -> bench.objects.put(
        object("{'metadata':{'name':'a','namespace':'default'},'data':{'rival':'1'}}")));
    var outcome = bench.change(write(maps, "a", ""), old -> {
      var object = old.orElseThrow().deepCopy();
      object.withObjectProperty("data").put("mine", "1");
      Metadata.of(object).remove("resourceVersion");
      return new Wish(object, false);
    });
    assertEquals("{\"rival\":\"1\",\"mine\":\"1\"}", outcome.object().path("data").toString());
  }

  @Test
  void an_update_that_changes_nothing_makes_no_version() {
    var created = bench.create(deployments, "{'metadata':{'name':'d'},'spec':{'replicas':1}}");
    var same = "{'metadata':{'name':'d','namespace':'default'},'spec':{'replicas':1}}";
    var outcome = bench.update(write(deployments, "d", ""), same, false);
    assertEquals(Metadata.resourceVersion(created), Metadata.resourceVersion(outcome.object()));
  }

  @Test
  void generation_counts_changes_of_the_wish_and_not_of_labels_or_status() {
    bench.create(deployments, "{'metadata':{'name':'d'},'spec':{'replicas':1}}");
    var labelled = bench.update(write(deployments, "d", ""),
        "{'metadata':{'name':'d','namespace':'default','labels':{'a':'b'}},'spec':{'replicas':1}}", false);
    assertEquals(1, Metadata.generation(labelled.object()));
    var scaled = bench.update(write(deployments, "d", ""),
        "{'metadata':{'name':'d','namespace':'default'},'spec':{'replicas':2}}", false);
    assertEquals(2, Metadata.generation(scaled.object()));
    var reported = bench.update(write(deployments, "d", "status"),
        "{'metadata':{'name':'d','namespace':'default'},'spec':{'replicas':9},'status':{'replicas':2}}", false);
    assertEquals(2, Metadata.generation(reported.object()));
    assertEquals(2, reported.object().path("spec").path("replicas").asInt());
    assertEquals(2, reported.object().path("status").path("replicas").asInt());
  }

  @Test
  void some_kinds_demand_the_version_that_an_update_replaces() {
    bench.create(leases, "{'metadata':{'name':'l'}}");
    var refusal = assertThrows(Refusal.class, () -> bench.update(
        write(leases, "l", ""), "{'metadata':{'name':'l','namespace':'default'},'spec':{}}", true));
    assertEquals("Lease.coordination.k8s.io \"l\" is invalid: metadata.resourceVersion: Invalid value: 0x0: must be"
        + " specified for an update", refusal.text());
  }

  @Test
  void an_update_may_create_only_where_that_is_allowed() {
    var json = "{'metadata':{'name':'n','namespace':'default'}}";
    assertEquals(404, assertThrows(
        Refusal.class, () -> bench.update(write(maps, "n", ""), json, false)).code());
    assertTrue(bench.update(write(maps, "n", ""), json, true).created());
  }

  @Test
  void an_update_of_another_object_of_the_same_name_conflicts() {
    bench.create(maps, "{'metadata':{'name':'a'}}");
    var refusal = assertThrows(Refusal.class, () -> bench.update(
        write(maps, "a", ""), "{'metadata':{'name':'a','namespace':'default','uid':'other'}}", false));
    assertEquals(409, refusal.code());
    assertTrue(refusal.text().contains("Precondition failed: UID in precondition: other"), refusal.text());
  }
}
