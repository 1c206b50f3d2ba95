package dev.keelson.orchestrator.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients, informers and control loops on a real API server. */
final class LiveApiTest {
  private static final long LONG_SECONDS = 60;

  @TempDir
  private Path directory;

  @Test
  void a_client_has_every_verb() {
    try (var api = LiveApi.start(directory)) {
      var client = api.admin();
      var key = new ObjectKey("default", "c");
      client.create(ResourceTypes.CONFIG_MAPS, "default", configMap("c"));
      var read = client.get(ResourceTypes.CONFIG_MAPS, key);
      read.putObject("data").put("a", "1");
      client.update(ResourceTypes.CONFIG_MAPS, read);
      assertEquals(Reason.CONFLICT,
          assertThrows(Refusal.class, () -> client.update(ResourceTypes.CONFIG_MAPS, read)).reason());
      var patch = JsonNodeFactory.instance.objectNode();
      patch.putObject("data").put("b", "2");
      var patched = client.patch(ResourceTypes.CONFIG_MAPS, key, Patch.merge(patch));
      assertEquals("{\"a\":\"1\",\"b\":\"2\"}", patched.path("data").toString());
      assertTrue(client.list(ResourceTypes.CONFIG_MAPS, Selection.of("default")).items().stream()
          .anyMatch(each -> Metadata.name(each).equals("c")));
      client.delete(ResourceTypes.CONFIG_MAPS, key, Deletion.usual().ifUid(Metadata.uid(patched)));
      assertEquals(Reason.NOT_FOUND,
          assertThrows(Refusal.class, () -> client.get(ResourceTypes.CONFIG_MAPS, key)).reason());
    }
  }

  @Test
  void a_client_may_only_what_its_user_may() {
    try (var api = LiveApi.start(directory)) {
      var refusal = assertThrows(Refusal.class,
          () -> api.account("ttl-controller").get(ResourceTypes.SECRETS, new ObjectKey("default", "s")));
      assertEquals(Reason.FORBIDDEN, refusal.reason());
    }
  }

  @Test
  void a_controller_is_woken_by_what_there_is_and_by_each_change() throws InterruptedException {
    try (var api = LiveApi.start(directory)) {
      api.admin().create(ResourceTypes.CONFIG_MAPS, "default", configMap("before"));
      var seen = new LinkedBlockingQueue<String>();
      api.run("replicaset-controller", 1, context -> new Watcher(context, seen));
      await(seen, "default/before is there");
      api.admin().create(ResourceTypes.CONFIG_MAPS, "default", configMap("after"));
      await(seen, "default/after is there");
      api.admin().delete(ResourceTypes.CONFIG_MAPS, new ObjectKey("default", "before"), Deletion.usual());
      await(seen, "default/before is gone");
    }
  }

  private static void await(LinkedBlockingQueue<String> seen, String wanted) throws InterruptedException {
    Optional<String> next;
    do {
      next = Optional.ofNullable(seen.poll(LONG_SECONDS, TimeUnit.SECONDS));
      assertTrue(next.isPresent(), "never seen: " + wanted);
    } while (!next.get().equals(wanted));
  }

  private static ObjectNode configMap(String name) {
    var object = JsonNodeFactory.instance.objectNode();
    object.putObject("metadata").put("name", name).put("namespace", "default");
    return object;
  }

  private record Watcher(ControllerContext context, LinkedBlockingQueue<String> seen) implements Controller {
    @Override
    public String name() {
      return "watcher";
    }

    @Override
    public void watch(Sources sources) {
      sources.onEach(ResourceTypes.CONFIG_MAPS);
    }

    @Override
    public Outcome reconcile(ObjectKey key) {
      boolean there = context.informers().of(ResourceTypes.CONFIG_MAPS).get(key).isPresent();
      seen.add(key + (there ? " is there" : " is gone"));
      return Outcome.SETTLED;
    }
  }
}
