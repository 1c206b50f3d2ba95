package dev.keelson.orchestrator.controller.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.client.discovery.Discovery;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.live.Eventually;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamespaceControllerTest {
  private static final ObjectKey KEY = ObjectKey.of("shop");

  @TempDir
  private Path directory;

  private static boolean isGone(ApiClient client) {
    try {
      client.get(ResourceTypes.NAMESPACES, KEY);
      return false;
    } catch (Refusal refusal) {
      assertEquals(Reason.NOT_FOUND, refusal.reason());
      return true;
    }
  }

  private static void fill(ApiClient client) {
    client.create(ResourceTypes.NAMESPACES, "", Yaml.object("metadata: {name: shop}"));
    client.create(ResourceTypes.CONFIG_MAPS, "shop", Yaml.object("metadata: {name: c, namespace: shop}"));
    client.create(ResourceTypes.SECRETS, "shop", Yaml.object("metadata: {name: s, namespace: shop}"));
    client.create(ResourceTypes.DEPLOYMENTS, "shop", Yaml.object("""
        metadata: {name: d, namespace: shop}
        spec: {selector: {matchLabels: {a: b}},
          template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}}
        """));
  }

  @Test
  void a_namespace_that_is_deleted_ends_empty_and_goes() {
    try (var api = LiveApi.start(directory)) {
      var client = api.admin();
      fill(client);
      api.run("namespace-controller", 1, context -> new NamespaceController(context, Duration.ZERO));
      client.delete(ResourceTypes.NAMESPACES, KEY, Deletion.background());
      new Eventually(api, ResourceTypes.NAMESPACES).that(
          () -> "never gone: " + client.get(ResourceTypes.NAMESPACES, KEY), () -> isGone(client));
      var left = Discovery.read(client).where(resource -> resource.namespaced() && resource.takes("list")).stream()
          .flatMap(resource -> client.list(resource.type(), Selection.of("shop")).items().stream())
          .map(object -> object.path("kind").asText()).collect(Collectors.toSet());
      assertEquals("[]", left.toString());
    }
  }

  @Test
  void what_a_finalizer_holds_back_is_told_of_and_waited_for() {
    try (var api = LiveApi.start(directory)) {
      var client = api.admin();
      fill(client);
      client.create(ResourceTypes.CONFIG_MAPS, "shop",
          Yaml.object("metadata: {name: held, namespace: shop, finalizers: [example.com/hold]}"));
      api.run("namespace-controller", 1, context -> new NamespaceController(context, Duration.ZERO));
      client.delete(ResourceTypes.NAMESPACES, KEY, Deletion.background());
      var eventually = new Eventually(api, ResourceTypes.NAMESPACES, ResourceTypes.CONFIG_MAPS);
      eventually.that(() -> "never told", () -> Conditions.find(client.get(ResourceTypes.NAMESPACES, KEY),
          "NamespaceFinalizersRemaining").filter(condition -> condition.path("message").asText().equals(
              "Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances"))
          .isPresent());
      assertTrue(Conditions.isTrue(client.get(ResourceTypes.NAMESPACES, KEY), "NamespaceContentRemaining"));
      assertEquals(Reason.FORBIDDEN, assertThrows(Refusal.class, () -> client.create(ResourceTypes.SECRETS, "shop",
          Yaml.object("metadata: {name: late, namespace: shop}"))).reason());
      client.patch(ResourceTypes.CONFIG_MAPS, new ObjectKey("shop", "held"),
          Patch.merge(Yaml.object("metadata: {finalizers: null}")));
      eventually.that(
          () -> "never gone: " + client.get(ResourceTypes.NAMESPACES, KEY), () -> isGone(client));
    }
  }
}
