package dev.keelson.orchestrator.controller.pods;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClaimsTest {
  private static final LabelSelector SELECTOR = LabelSelector.parse("app=web");

  @Test
  void an_owner_keeps_what_it_owns_and_selects() {
    assertEquals("kept", claim(owner(), child("u1", "web")));
  }

  @Test
  void an_owner_adopts_what_it_selects_and_nobody_owns() {
    assertEquals("adoptable", claim(owner(), child("", "web")));
    assertEquals("", claim(owner(), child("", "other")));
  }

  @Test
  void an_owner_lets_go_of_what_it_selects_no_longer() {
    assertEquals("releasable", claim(owner(), child("u1", "other")));
  }

  @Test
  void what_others_own_is_left_alone() {
    assertEquals("", claim(owner(), child("u2", "web")));
    assertEquals("", claim(owner(), child("u2", "other")));
  }

  @Test
  void a_child_that_is_being_deleted_is_not_adopted() {
    assertEquals("", claim(owner(), deleting(child("", "web"))));
    assertEquals("kept", claim(owner(), deleting(child("u1", "web"))));
  }

  @Test
  void a_child_in_another_namespace_is_not_adopted() {
    var child = child("", "web");
    Metadata.of(child).put("namespace", "elsewhere");
    assertEquals("", claim(owner(), child));
  }

  @Test
  void an_owner_that_is_being_deleted_takes_and_leaves_nothing() {
    assertEquals("", claim(deleting(owner()), child("", "web")));
    assertEquals("", claim(deleting(owner()), child("u1", "other")));
    assertEquals("kept", claim(deleting(owner()), child("u1", "web")));
  }

  @Test
  void the_controller_is_known_by_kind_and_group_whatever_the_version() {
    var child = Yaml.node("""
        metadata: {ownerReferences: [{apiVersion: apps/v1beta1, kind: ReplicaSet, name: a, uid: u, controller: true}]}
        """);
    assertEquals(Optional.of("a"), OwnerReferences.controllerName(child, "apps", "ReplicaSet"));
    assertEquals(Optional.empty(), OwnerReferences.controllerName(child, "", "ReplicaSet"));
    assertEquals(Optional.empty(), OwnerReferences.controllerName(child, "apps", "StatefulSet"));
  }

  @Test
  void patches_name_the_child_that_was_seen() {
    var child = child("", "web");
    assertEquals(Yaml.node("""
        metadata:
          uid: c1
          ownerReferences:
          - {apiVersion: apps/v1, kind: ReplicaSet, name: rs, uid: u1, controller: true, blockOwnerDeletion: true}
        """), Claims.adopting(child, owner()));
    assertEquals(Yaml.node("metadata: {uid: c1, ownerReferences: [{$patch: delete, uid: u1}]}"),
        Claims.releasing(child, owner()));
  }

  private static String claim(ObjectNode owner, ObjectNode child) {
    var claims = Claims.of(owner, SELECTOR, List.of(child));
    if (!claims.kept().isEmpty()) {
      return "kept";
    }
    if (!claims.adoptable().isEmpty()) {
      return "adoptable";
    }
    return claims.releasable().isEmpty() ? "" : "releasable";
  }

  private static ObjectNode owner() {
    return Yaml.object("{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: rs, namespace: shop, uid: u1}}");
  }

  private static ObjectNode deleting(ObjectNode object) {
    Metadata.of(object).put("deletionTimestamp", "2026-11-21T12:00:00Z");
    return object;
  }

  private static ObjectNode child(String ownerUid, String app) {
    var child = Yaml.object("metadata: {name: pod, namespace: shop, uid: c1, labels: {app: %s}}".formatted(app));
    if (!ownerUid.isEmpty()) {
      Metadata.of(child).putArray("ownerReferences").addObject().put("uid", ownerUid).put("controller", true);
    }
    return child;
  }
}
