package dev.keelson.orchestrator.verb;

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
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Deletion at once, with finalizers, and in grace. */
final class DeletionTest {
  private static final String AT_ONCE = "{}";

  private final Resource maps = resource("v1", "configmaps");
  private final Resource pods = resource("v1", "pods");
  private final Resource jobs = resource("batch/v1", "jobs");
  private final Bench bench = new Bench();

  @Test
  void what_nothing_holds_is_gone() {
    bench.create(maps, "{'metadata':{'name':'a'}}");
    assertTrue(bench.delete(write(maps, "a", ""), AT_ONCE).gone());
    assertTrue(bench.objects.find("default", "a").isEmpty());
  }

  @Test
  void a_finalizer_holds_an_object_until_it_is_taken_off() {
    bench.create(maps, "{'metadata':{'name':'a','finalizers':['x/y']}}");
    var outcome = bench.delete(write(maps, "a", ""), AT_ONCE);
    assertFalse(outcome.gone());
    assertEquals(Bench.NOW, Metadata.text(outcome.object(), "deletionTimestamp"));
    bench.change(write(maps, "a", ""), old -> {
      var object = old.orElseThrow().deepCopy();
      Metadata.finalizers(object, List.of());
      return new Wish(object, false);
    });
    assertTrue(bench.objects.find("default", "a").isEmpty());
  }

  @Test
  void what_is_being_deleted_takes_no_new_finalizer() {
    bench.create(maps, "{'metadata':{'name':'a','finalizers':['x/y']}}");
    bench.delete(write(maps, "a", ""), AT_ONCE);
    var refusal = assertThrows(Refusal.class, () -> bench.change(write(maps, "a", ""), old -> {
      var object = old.orElseThrow().deepCopy();
      Metadata.finalizers(object, List.of("x/y", "x/z"));
      return new Wish(object, false);
    }));
    assertEquals("ConfigMap \"a\" is invalid: metadata.finalizers: Forbidden: no new finalizers can be added if the"
        + " object is being deleted, found new finalizers []string{\"x/z\"}", refusal.text());
  }

  @Test
  void a_pod_on_a_node_is_given_its_time_and_a_second_deletion_may_only_shorten_it() {
    bench.create(pods, "{'metadata':{'name':'p'},'spec':{'nodeName':'n','terminationGracePeriodSeconds':20}}");
    var first = bench.delete(write(pods, "p", ""), AT_ONCE);
    assertEquals("2026-11-21T12:00:20Z", Metadata.text(first.object(), "deletionTimestamp"));
    assertEquals("20", Metadata.text(first.object(), "deletionGracePeriodSeconds"));
    var longer = bench.delete(write(pods, "p", ""), "{'gracePeriodSeconds':60}");
    assertEquals("20", Metadata.text(longer.object(), "deletionGracePeriodSeconds"));
    var shorter = bench.delete(write(pods, "p", ""), "{'gracePeriodSeconds':5}");
    assertEquals("2026-11-21T12:00:05Z", Metadata.text(shorter.object(), "deletionTimestamp"));
    assertTrue(bench.delete(write(pods, "p", ""), "{'gracePeriodSeconds':0}").gone());
  }

  @Test
  void a_pod_that_no_node_has_is_gone_at_once() {
    bench.create(pods, "{'metadata':{'name':'p'},'spec':{}}");
    assertTrue(bench.delete(write(pods, "p", ""), AT_ONCE).gone());
  }

  @Test
  void the_policy_decides_about_dependents_by_a_finalizer() {
    for (var policy : List.of("Foreground:foregroundDeletion", "Orphan:orphan")) {
      bench.create(maps, "{'metadata':{'name':'" + policy.toLowerCase(Locale.ROOT).charAt(0) + "'}}");
      var parts = policy.split(":", -1);
      var name = policy.toLowerCase(Locale.ROOT).substring(0, 1);
      var outcome = bench.delete(write(maps, name, ""), "{'propagationPolicy':'" + parts[0] + "'}");
      assertEquals(List.of(parts[1]), Metadata.finalizers(outcome.object()));
    }
  }

  @Test
  void a_job_is_left_to_orphan_its_pods_unless_told_otherwise() {
    bench.create(jobs, "{'metadata':{'name':'j'}}");
    assertEquals(List.of("orphan"), Metadata.finalizers(bench.delete(write(jobs, "j", ""), AT_ONCE).object()));
    bench.create(jobs, "{'metadata':{'name':'k'}}");
    assertTrue(bench.delete(write(jobs, "k", ""), "{'propagationPolicy':'Background'}").gone());
  }

  @Test
  void a_precondition_that_does_not_hold_keeps_the_object() {
    var created = bench.create(maps, "{'metadata':{'name':'a'}}");
    var refusal = assertThrows(Refusal.class,
        () -> bench.delete(write(maps, "a", ""), "{'preconditions':{'uid':'x'}}"));
    assertEquals(("Operation cannot be fulfilled on ConfigMap \"a\": the UID in the precondition (x) does not match the"
        + " UID in record (%s). The object might have been deleted and then recreated").formatted(
            Metadata.uid(created)), refusal.text());
    var version = assertThrows(Refusal.class,
        () -> bench.delete(write(maps, "a", ""), "{'preconditions':{'resourceVersion':'77'}}"));
    assertEquals("Operation cannot be fulfilled on ConfigMap \"a\": the ResourceVersion in the precondition (77) does"
        + " not match the ResourceVersion in record (1). The object might have been modified", version.text());
  }

  @Test
  void an_unknown_policy_or_dry_run_is_refused() {
    bench.create(maps, "{'metadata':{'name':'a'}}");
    var policy = assertThrows(
        Refusal.class, () -> bench.delete(write(maps, "a", ""), "{'propagationPolicy':'Foo'}"));
    assertEquals("DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \"Foo\": supported"
        + " values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"", policy.text());
    var dry = assertThrows(Refusal.class, () -> bench.delete(write(maps, "a", ""), "{'dryRun':['Foo']}"));
    assertEquals("DeleteOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value: []string{\"Foo\"}: supported"
        + " values: \"All\"", dry.text());
  }
}
