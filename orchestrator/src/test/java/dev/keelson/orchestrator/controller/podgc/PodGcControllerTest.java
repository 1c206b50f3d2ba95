package dev.keelson.orchestrator.controller.podgc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.live.Eventually;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.object.Metadata;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodGcControllerTest {
  @TempDir
  private Path directory;

  @Test
  void pods_of_a_node_that_is_gone_are_removed_and_no_others() {
    try (var api = LiveApi.start(directory)) {
      var client = api.admin();
      client.create(ResourceTypes.NODES, "", Yaml.object("metadata: {name: there}"));
      for (var node : List.of("there", "gone")) {
        client.create(ResourceTypes.PODS, "default", Yaml.object("""
            metadata: {name: on-%s, namespace: default}
            spec: {nodeName: %s, containers: [{name: c, image: i}]}
            """.formatted(node, node)));
      }
      api.run("pod-garbage-collector", 1, context -> new PodGcController(context, Duration.ZERO));
      new Eventually(api, ResourceTypes.PODS).that(() -> "still there",
          () -> client.list(ResourceTypes.PODS, Selection.ALL).items().size() == 1);
      assertEquals(List.of("on-there"),
          client.list(ResourceTypes.PODS, Selection.ALL).items().stream().map(Metadata::name).toList());
    }
  }
}
