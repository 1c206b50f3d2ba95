package dev.keelson.orchestrator.controller.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.live.Eventually;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaControllerTest {
  private static final ObjectKey QUOTA = new ObjectKey("default", "q");

  @TempDir
  private Path directory;

  private static void pod(ApiClient client, String name) {
    client.create(ResourceTypes.PODS, "default", Yaml.object("""
        metadata: {name: %s, namespace: default}
        spec: {containers: [{name: c, image: i, resources: {requests: {cpu: 500m}}}]}
        """.formatted(name)));
  }

  @Test
  void what_goes_is_given_back_and_what_comes_is_charged_once() {
    try (var api = LiveApi.start(directory)) {
      var client = api.admin();
      pod(client, "before");
      client.create(ResourceTypes.RESOURCE_QUOTAS, "default", Yaml.object("""
          metadata: {name: q, namespace: default}
          spec: {hard: {pods: 2, requests.cpu: 2, count/deployments.apps: 1, services: 5}}
          """));
      api.run("resourcequota-controller", 1, QuotaController::new);
      var eventually = new Eventually(api, ResourceTypes.RESOURCE_QUOTAS);
      awaitUsed(eventually, client, "{\"count/deployments.apps\":\"0\",\"pods\":\"1\",\"requests.cpu\":\"500m\","
          + "\"services\":\"1\"}");
      pod(client, "second");
      assertEquals(Reason.FORBIDDEN, assertThrows(Refusal.class, () -> pod(client, "third")).reason());
      client.delete(ResourceTypes.PODS, new ObjectKey("default", "before"), Deletion.usual().graceSeconds(0));
      awaitUsed(eventually, client, "{\"count/deployments.apps\":\"0\",\"pods\":\"1\",\"requests.cpu\":\"500m\","
          + "\"services\":\"1\"}");
      pod(client, "third");
    }
  }

  private static void awaitUsed(Eventually eventually, ApiClient client, String used) {
    eventually.that(() -> "used: " + client.get(ResourceTypes.RESOURCE_QUOTAS, QUOTA).path("status"),
        () -> client.get(ResourceTypes.RESOURCE_QUOTAS, QUOTA).path("status").path("used").toString().equals(used));
  }
}
