package dev.keelson.orchestrator.controller.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.live.Eventually;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountControllersTest {
  @TempDir
  private Path directory;

  private static Optional<ObjectNode> find(ApiClient client, ResourceType type, String namespace, String name) {
    try {
      return Optional.of(client.get(type, new ObjectKey(namespace, name)));
    } catch (Refusal refusal) {
      assertEquals(Reason.NOT_FOUND, refusal.reason());
      return Optional.empty();
    }
  }

  @Test
  void what_pods_need_comes_back_when_it_is_taken_away() {
    try (var api = LiveApi.start(directory)) {
      var client = api.admin();
      api.run("service-account-controller", 1, DefaultAccountController::new);
      api.run("root-ca-cert-publisher", 1, context -> new RootAuthorityController(context, "PEM"));
      var eventually = new Eventually(api, ResourceTypes.SERVICE_ACCOUNTS, ResourceTypes.CONFIG_MAPS);
      client.create(ResourceTypes.NAMESPACES, "", Yaml.object("metadata: {name: shop}"));
      eventually.that(() -> "no account", () ->
          find(client, ResourceTypes.SERVICE_ACCOUNTS, "shop", "default").isPresent());
      var first = client.get(ResourceTypes.SERVICE_ACCOUNTS, new ObjectKey("shop", "default"));
      client.delete(ResourceTypes.SERVICE_ACCOUNTS, new ObjectKey("shop", "default"), Deletion.background());
      eventually.that(() -> "no new account", () -> find(client, ResourceTypes.SERVICE_ACCOUNTS, "shop", "default")
          .filter(account -> !Metadata.uid(account).equals(Metadata.uid(first))).isPresent());
      eventually.that(() -> "no certificates", () -> find(client, ResourceTypes.CONFIG_MAPS, "shop", "kube-root-ca.crt")
          .filter(map -> map.path("data").path("ca.crt").asText().equals("PEM")).isPresent());
      client.patch(ResourceTypes.CONFIG_MAPS, new ObjectKey("shop", "kube-root-ca.crt"),
          Patch.merge(Yaml.object("data: {ca.crt: forged, other: x}")));
      eventually.that(() -> "not repaired", () -> find(client, ResourceTypes.CONFIG_MAPS, "shop", "kube-root-ca.crt")
          .filter(map -> map.path("data").toString().equals("{\"ca.crt\":\"PEM\"}")).isPresent());
    }
  }

  @Test
  void a_secret_gets_a_token_and_goes_with_its_account() {
    try (var api = LiveApi.start(directory)) {
      var client = api.admin();
      client.create(ResourceTypes.SERVICE_ACCOUNTS, "default",
          Yaml.object("metadata: {name: robot, namespace: default}"));
      var eventually = new Eventually(api, ResourceTypes.SECRETS);
      api.run("token", 1, context -> new TokenSecretController(
          new ControllerContext(client, context.informers(), context.events(), context.clock(), context.random()),
          "PEM", (namespace, account, uid, secret) -> String.join("/", namespace, account, secret)));
      client.create(ResourceTypes.SECRETS, "default", Yaml.object("""
          metadata: {name: s, namespace: default, annotations: {kubernetes.io/service-account.name: robot}}
          type: kubernetes.io/service-account-token
          """));
      eventually.that(() -> "no token", () -> find(client, ResourceTypes.SECRETS, "default", "s")
          .filter(secret -> secret.path("data").path("token").asText("").equals("ZGVmYXVsdC9yb2JvdC9z")).isPresent());
      client.delete(ResourceTypes.SERVICE_ACCOUNTS, new ObjectKey("default", "robot"), Deletion.background());
      eventually.that(() -> "still there", () -> find(client, ResourceTypes.SECRETS, "default", "s").isEmpty());
    }
  }
}
