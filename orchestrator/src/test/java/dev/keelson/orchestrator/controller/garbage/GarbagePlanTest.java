package dev.keelson.orchestrator.controller.garbage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.controller.garbage.Step.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GarbagePlanTest {
  private static final ObjectNode DEPENDENT = Yaml.object("metadata: {name: d, uid: d}");
  private static final ObjectNode WAITING_DEPENDENT = Yaml.object(
      "metadata: {name: d, uid: d, deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: [foregroundDeletion]}");

  /** S, W, A, I for each owner; then how many it owns itself. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "S   | 0 | Nothing[]",
      "SS  | 3 | Nothing[]",
      "SA  | 0 | DropOwners[uids=[o1]]",
      "ASW | 2 | DropOwners[uids=[o0, o2]]",
      "A   | 0 | Delete[policy=BACKGROUND]",
      "A   | 5 | Delete[policy=BACKGROUND]",
      "AA  | 0 | Delete[policy=BACKGROUND]",
      "W   | 0 | Delete[policy=BACKGROUND]",
      "W   | 1 | DeleteInForeground[unblock=false]",
      "WA  | 1 | DeleteInForeground[unblock=false]",
      "AI  | 0 | Nothing[]",
      "I   | 0 | Nothing[]"})
  void what_happens_depends_on_how_the_owners_stand(String owners, int dependents, String step) {
    assertEquals(step, GarbagePlan.step(
        owned(owners.length(), ""), standings(owners), List.of(DEPENDENT, DEPENDENT, DEPENDENT, DEPENDENT, DEPENDENT)
            .subList(0, dependents)).toString());
  }

  @Test
  void what_has_no_owner_is_nobodys_business() {
    assertEquals(new Step.Nothing(), GarbagePlan.step(Yaml.object("metadata: {name: x}"), Map.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource({"orphan, ORPHAN", "foregroundDeletion, FOREGROUND", "other, BACKGROUND"})
  void a_policy_that_was_asked_for_before_is_kept(String finalizer, Policy policy) {
    assertEquals(new Step.Delete(policy),
        GarbagePlan.step(owned(1, ", finalizers: [" + finalizer + "]"), standings("A"), List.of()));
  }

  @Test
  void a_circle_is_opened() {
    assertEquals(new Step.DeleteInForeground(true),
        GarbagePlan.step(owned(1, ""), standings("W"), List.of(WAITING_DEPENDENT)));
  }

  @Test
  void only_dependents_that_say_so_block_their_owner() {
    var owner = Yaml.object("metadata: {name: o, uid: o}");
    var blocks = Yaml.object("metadata: {name: a, ownerReferences: [{uid: o, blockOwnerDeletion: true}]}");
    var blocksAnother = Yaml.object(
        "metadata: {name: b, ownerReferences: [{uid: o}, {uid: p, blockOwnerDeletion: true}]}");
    assertEquals(List.of(blocks), GarbagePlan.blocking(owner, List.of(blocks, blocksAnother)));
  }

  @Test
  void a_key_of_the_queue_names_any_object() {
    var item = new Item("deployments.apps", new ObjectKey("n", "web"));
    assertEquals("n/deployments.apps/web", item.key().toString());
    assertEquals(item, Item.parse(item.key()));
  }

  private static ObjectNode owned(int owners, String more) {
    var object = Yaml.object("metadata: {name: x, uid: x" + more + "}");
    var references = object.withObjectProperty("metadata").putArray("ownerReferences");
    for (int i = 0; i < owners; i++) {
      references.addObject().put("apiVersion", "v1").put("kind", "ConfigMap").put("name", "o" + i).put("uid", "o" + i);
    }
    return object;
  }

  private static Map<String, Standing> standings(String letters) {
    var all = new LinkedHashMap<String, Standing>();
    for (int i = 0; i < letters.length(); i++) {
      all.put("o" + i, switch (letters.charAt(i)) {
        case 'S' -> Standing.SOLID;
        case 'W' -> Standing.WAITING;
        case 'A' -> Standing.ABSENT;
        default -> Standing.INVALID;
      });
    }
    return all;
  }
}
