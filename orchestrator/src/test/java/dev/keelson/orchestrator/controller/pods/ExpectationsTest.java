package dev.keelson.orchestrator.controller.pods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExpectationsTest {
  private static final ObjectKey OWNER = new ObjectKey("shop", "web");

  private final Map<ObjectKey, ObjectNode> cache = new HashMap<>();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final Expectations expectations = new Expectations(new Cached(), () -> now);

  @Test
  void who_ordered_nothing_waits_for_nothing() {
    assertTrue(expectations.areMet(OWNER));
    assertEquals(Duration.ZERO, expectations.patience(OWNER));
  }

  @Test
  void what_was_created_is_awaited_in_the_cache() {
    expectations.created(OWNER, child(7));
    assertFalse(expectations.areMet(OWNER));
    assertTrue(expectations.areMet(new ObjectKey("shop", "other")));
    show(child(8));
    assertTrue(expectations.areMet(OWNER));
  }

  @Test
  void another_object_of_the_name_is_not_the_awaited_one() {
    expectations.created(OWNER, child(7));
    var other = child(8);
    Metadata.of(other).put("uid", "c2");
    show(other);
    assertFalse(expectations.areMet(OWNER));
  }

  @Test
  void what_was_seen_and_is_gone_again_is_not_awaited() {
    expectations.created(OWNER, child(7));
    expectations.seen(OWNER, child(7));
    assertTrue(expectations.areMet(OWNER));
  }

  @Test
  void what_was_seen_before_its_creator_knew_of_it_is_not_awaited() {
    assertTrue(expectations.areMet(OWNER));
    expectations.seen(OWNER, child(7));
    expectations.created(OWNER, child(7));
    assertTrue(expectations.areMet(OWNER));
  }

  @Test
  void a_deletion_is_awaited_until_the_cache_shows_it() {
    show(child(7));
    expectations.deleted(OWNER, child(7));
    expectations.seen(OWNER, child(7));
    assertFalse(expectations.areMet(OWNER));
    var ending = child(8);
    Metadata.of(ending).put("deletionTimestamp", "2026-11-21T12:00:00Z");
    show(ending);
    assertTrue(expectations.areMet(OWNER));
    expectations.deleted(OWNER, child(9));
    cache.clear();
    assertTrue(expectations.areMet(OWNER));
  }

  @Test
  void a_change_is_awaited_until_the_cache_has_that_version() {
    show(child(7));
    expectations.changed(OWNER, child(9));
    assertFalse(expectations.areMet(OWNER));
    show(child(10));
    assertTrue(expectations.areMet(OWNER));
  }

  @Test
  void nothing_is_awaited_for_longer_than_five_minutes() {
    expectations.created(OWNER, child(7));
    now = now.plusSeconds(299);
    assertFalse(expectations.areMet(OWNER));
    assertEquals(Duration.ofSeconds(1), expectations.patience(OWNER));
    now = now.plusSeconds(2);
    assertTrue(expectations.areMet(OWNER));
  }

  private void show(ObjectNode child) {
    cache.put(ObjectKey.of(child), child);
  }

  private static ObjectNode child(int version) {
    return Yaml.object("metadata: {name: pod, namespace: shop, uid: c1, resourceVersion: '%d'}".formatted(version));
  }

  private final class Cached implements Indexer {
    @Override
    public Optional<ObjectNode> get(ObjectKey key) {
      return Optional.ofNullable(cache.get(key));
    }

    @Override
    public List<ObjectNode> all() {
      return List.copyOf(cache.values());
    }

    @Override
    public List<ObjectNode> inNamespace(String namespace) {
      return all();
    }

    @Override
    public List<ObjectNode> controlledBy(String ownerUid) {
      return List.of();
    }
  }
}
