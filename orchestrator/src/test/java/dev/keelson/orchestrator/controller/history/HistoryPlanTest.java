package dev.keelson.orchestrator.controller.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryPlanTest {
  private static final String LABEL = "controller.kubernetes.io/hash";

  private static ObjectNode set(String image) {
    return Yaml.object("""
        {metadata: {name: 'web', namespace: 'default', uid: 's'}, apiVersion: 'apps/v1', kind: 'StatefulSet',
         spec: {template: {metadata: {labels: {app: 'web'}}, spec: {containers: [{name: 'c', image: '%s'}]}}}}"""
        .formatted(image));
  }

  private static Revision created(ObjectNode set, List<Revision> known, int collisions) {
    var plan = HistoryPlan.of(set, known, collisions, LABEL);
    return new Revision(assertInstanceOf(HistoryPlan.Create.class, plan).revision());
  }

  @Test
  void a_new_template_is_a_new_revision() {
    var first = created(set("a"), List.of(), 0);
    var second = created(set("b"), List.of(first), 0);
    assertEquals(1, first.number());
    assertEquals(2, second.number());
    assertEquals("web-" + first.label(LABEL), first.name());
    assertNotEquals(first.name(), second.name());
    assertEquals(set("a").path("spec").path("template"), first.template());
    assertEquals("replace", first.data().path("spec").path("template").path("$patch").asText());
    assertEquals("web", first.label("app"));
  }

  @Test
  void the_newest_is_kept_while_it_says_what_the_set_says() {
    var first = created(set("a"), List.of(), 0);
    assertEquals(new HistoryPlan.Keep(first), HistoryPlan.of(set("a"), List.of(first), 0, LABEL));
  }

  @Test
  void going_back_makes_an_old_one_the_newest() {
    var first = created(set("a"), List.of(), 0);
    var second = created(set("b"), List.of(first), 0);
    assertEquals(new HistoryPlan.Renumber(first, 3), HistoryPlan.of(set("a"), List.of(second, first), 0, LABEL));
  }

  @Test
  void a_collision_gives_another_name() {
    assertNotEquals(created(set("a"), List.of(), 0).name(), created(set("a"), List.of(), 1).name());
  }

  @Test
  void the_oldest_go_that_nobody_needs() {
    var first = created(set("a"), List.of(), 0);
    var second = created(set("b"), List.of(first), 0);
    var third = created(set("c"), List.of(first, second), 0);
    var all = List.of(third, first, second);
    assertEquals(List.of(first), HistoryPlan.surplus(all, Set.of(third.name()), 1));
    assertEquals(List.of(second), HistoryPlan.surplus(all, Set.of(first.name(), third.name()), 0));
    assertEquals(List.of(), HistoryPlan.surplus(all, Set.of(), 10));
  }
}
