package dev.keelson.orchestrator.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of served resources. */
final class RegistryTest {
  private final Registry registry = Registry.builtIn(Schema.load());

  @Test
  void objects_are_where_kubernetes_has_them() {
    assertEquals("services/specs", place("v1", "services"));
    assertEquals("minions", place("v1", "nodes"));
    assertEquals("controllers", place("v1", "replicationcontrollers"));
    assertEquals("ingress", place("networking.k8s.io/v1", "ingresses"));
    assertEquals("deployments", place("apps/v1", "deployments"));
  }

  private String place(String version, String plural) {
    return registry.find(GroupVersion.of(version), plural).orElseThrow().place().path();
  }

  @Test
  void versions_of_a_resource_share_their_objects() {
    var old = registry.find(GroupVersion.of("extensions/v1beta1"), "deployments").orElseThrow();
    assertEquals("apps/v1", registry.stored(old).version().toString());
    var events = registry.find(GroupVersion.of("events.k8s.io/v1"), "events").orElseThrow();
    assertEquals("v1", registry.stored(events).version().toString());
    var scalers = registry.find(GroupVersion.of("autoscaling/v1"), "horizontalpodautoscalers").orElseThrow();
    assertEquals("autoscaling/v2", registry.stored(scalers).version().toString());
  }

  @Test
  void questions_are_not_stored() {
    var review = registry.find(GroupVersion.of("authorization.k8s.io/v1"), "selfsubjectaccessreviews").orElseThrow();
    assertFalse(review.isStored());
    assertEquals(Set.of(Verb.CREATE), review.verbs());
  }

  @Test
  void short_names_mean_one_thing() {
    var seen = new HashSet<String>();
    registry.all().filter(resource -> !resource.plural().equals("events"))
        .filter(resource -> registry.stored(resource).equals(resource))
        .flatMap(resource -> resource.names().shortNames().stream())
        .forEach(name -> assertTrue(seen.add(name), name));
  }

  @Test
  void the_preferred_version_comes_first() {
    assertEquals(List.of("apps/v1", "apps/v1beta2", "apps/v1beta1"),
        registry.versions("apps").stream().map(GroupVersion::toString).toList());
    assertEquals("autoscaling/v2", registry.versions("autoscaling").getFirst().toString());
    assertEquals("v1", registry.versions().getFirst().toString());
  }
}
