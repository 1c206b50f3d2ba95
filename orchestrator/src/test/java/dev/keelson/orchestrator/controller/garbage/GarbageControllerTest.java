package dev.keelson.orchestrator.controller.garbage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.live.Eventually;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The collector on a real server. Config maps own config maps: what they are for does not matter to it. */
class GarbageControllerTest {
  private static final ResourceType MAPS = ResourceTypes.CONFIG_MAPS;

  @TempDir
  private Path directory;

  private LiveApi api;
  private ApiClient client;
  private Eventually eventually;

  @BeforeEach
  void start() {
    api = LiveApi.start(directory);
    client = api.admin();
    eventually = new Eventually(api, MAPS, ResourceTypes.SECRETS, ResourceTypes.EVENTS);
  }

  @AfterEach
  void end() {
    api.close();
  }

  private void collect() {
    api.run("generic-garbage-collector", 1, GarbageController::new);
  }

  private ObjectNode make(String name, ObjectNode... owners) {
    var object = Yaml.object("metadata: {name: " + name + ", namespace: default, labels: {test: garbage}}");
    own(object, true, owners);
    return client.create(MAPS, "default", object);
  }

  private static void own(ObjectNode object, boolean blocks, ObjectNode... owners) {
    var references = Metadata.of(object).putArray("ownerReferences");
    for (var owner : owners) {
      references.addObject().put("apiVersion", "v1").put("kind", owner.path("kind").asText())
          .put("name", Metadata.name(owner)).put("uid", Metadata.uid(owner)).put("blockOwnerDeletion", blocks);
    }
  }

  private Set<String> names() {
    return client.list(MAPS, new Selection("default", "test=garbage", "")).items().stream().map(Metadata::name)
        .collect(Collectors.toSet());
  }

  private void delete(String name, Deletion deletion) {
    client.delete(MAPS, new ObjectKey("default", name), deletion);
  }

  private void await(Set<String> names) {
    eventually.that(() -> "there is " + names() + ", not " + names, () -> names().equals(names));
  }

  @Test
  void in_the_background_dependents_go_after_their_owner() {
    var owner = make("owner");
    make("other");
    make("child-2", make("child-1", owner));
    collect();
    delete("owner", Deletion.background());
    await(Set.of("other"));
  }

  @Test
  void in_the_foreground_the_owner_goes_last() {
    var owner = make("owner");
    var child = make("child", owner);
    make("grandchild", child);
    client.patch(MAPS, new ObjectKey("default", "child"),
        Patch.merge(Yaml.object("metadata: {finalizers: [example.com/hold]}")));
    collect();
    delete("owner", Deletion.foreground());
    await(Set.of("owner", "child"));
    client.patch(MAPS, new ObjectKey("default", "child"), Patch.json(Yaml.node(
        "[{op: remove, path: /metadata/finalizers/0}]")));
    await(Set.of());
  }

  @Test
  void orphans_lose_their_owner_and_live() {
    var owner = make("owner");
    make("child", owner);
    collect();
    delete("owner", Deletion.orphan());
    await(Set.of("child"));
    assertTrue(client.get(MAPS, new ObjectKey("default", "child")).path("metadata").path("ownerReferences").isEmpty());
  }

  @Test
  void one_living_owner_is_enough_and_the_others_are_forgotten() {
    var living = make("living");
    var dying = make("dying");
    make("child", dying, living);
    collect();
    delete("dying", Deletion.background());
    eventually.that(() -> "still two owners", () -> client.get(MAPS, new ObjectKey("default", "child"))
        .path("metadata").path("ownerReferences").size() == 1);
    assertEquals(Set.of("living", "child"), names());
  }

  @Test
  void a_circle_that_is_deleted_in_the_foreground_goes() {
    var one = make("one");
    var two = make("two", one);
    var three = make("three", two);
    own(one, true, three);
    client.update(MAPS, one);
    collect();
    delete("one", Deletion.foreground());
    await(Set.of());
  }

  @Test
  void an_owner_in_another_namespace_is_none_and_it_is_told() {
    client.create(ResourceTypes.NAMESPACES, "", Yaml.object("metadata: {name: elsewhere}"));
    var owner = client.create(ResourceTypes.SECRETS, "elsewhere",
        Yaml.object("metadata: {name: owner, namespace: elsewhere}"));
    collect();
    make("child", owner);
    await(Set.of());
    eventually.that(() -> "nobody was told", () -> client.list(ResourceTypes.EVENTS, Selection.of("default")).items()
        .stream().anyMatch(event -> event.path("reason").asText().equals("OwnerRefInvalidNamespace")
            && event.path("message").asText().contains("does not exist in namespace \"default\"")));
  }

  @Test
  void what_names_an_owner_of_an_unknown_kind_stays() {
    var child = Yaml.object("metadata: {name: child, namespace: default, labels: {test: garbage}, ownerReferences:"
        + " [{apiVersion: example.com/v1, kind: Thing, name: t, uid: u}]}");
    client.create(MAPS, "default", child);
    var owner = make("owner");
    make("other", owner);
    collect();
    delete("owner", Deletion.background());
    await(Set.of("child"));
  }

  static LongStream seeds() {
    var replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 4);
  }

  /** Whoever is deleted, in whatever way: in the end those are there that the rules of ownership leave. */
  @ParameterizedTest
  @MethodSource("seeds")
  void after_any_deletions_those_stay_who_have_a_living_owner_or_never_had_one(long seed) {
    var random = new Random(seed);
    collect();
    Map<String, Set<String>> owners = new HashMap<>();
    List<ObjectNode> made = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      var chosen = new HashSet<ObjectNode>();
      for (int n = random.nextInt(3); n > 0 && !made.isEmpty(); n--) {
        chosen.add(made.get(random.nextInt(made.size())));
      }
      made.add(make("o" + i, chosen.toArray(ObjectNode[]::new)));
      owners.put("o" + i, chosen.stream().map(Metadata::name).collect(Collectors.toSet()));
    }
    for (int i = 0; i < 12; i++) {
      var name = "o" + random.nextInt(40);
      boolean foreground = random.nextBoolean();
      attempt(() -> delete(name, foreground ? Deletion.foreground() : Deletion.background()));
      owners.keySet().remove(name);
      sweep(owners);
      assertTrue(names().containsAll(owners.keySet()), () -> "seed " + seed + ": one too many was deleted");
    }
    await(owners.keySet());
  }

  /** The oracle: whoever had owners, of whom none is left, goes; until nothing changes. */
  private static void sweep(Map<String, Set<String>> owners) {
    boolean found = true;
    while (found) {
      found = owners.entrySet().removeIf(each -> !each.getValue().isEmpty()
          && each.getValue().stream().noneMatch(owners::containsKey));
    }
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (Refusal refusal) {
      assertEquals(Reason.NOT_FOUND, refusal.reason());
    }
  }
}
