package dev.keelson.api.etcd.v2.keys;

import dev.keelson.api.etcd.v2.text.GoTime;
import dev.keelson.api.etcd.v2.text.Json;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreeNode;

/** Events as clients read them; what is empty is left out. */
final class TreeJson {
  private TreeJson() {}

  static byte[] event(TreeEvent event) {
    var json = new Json().openObject().name("action").text(event.action().word());
    node(json.name("node"), event.node());
    event.prevNode().ifPresent(previous -> node(json.name("prevNode"), previous));
    return json.closeObject().line();
  }

  /** For those who know what they wrote. */
  static byte[] actionAlone(TreeEvent event) {
    return new Json().openObject().name("action").text(event.action().word()).closeObject().line();
  }

  /** With all that is in it. */
  static void node(Json json, TreeNode node) {
    head(json, node);
    if (!node.nodes().isEmpty()) {
      json.name("nodes").openArray();
      node.nodes().forEach(child -> node(json, child));
      json.closeArray();
    }
    tail(json, node);
  }

  /** What comes before a directory's children. */
  static void head(Json json, TreeNode node) {
    json.openObject();
    if (!node.path().isRoot()) {
      json.name("key").text(node.path().text().array());
    }
    node.value().map(Bytes::array).ifPresent(value -> json.name("value").text(value));
    if (node.dir()) {
      json.name("dir").bool(true);
    }
    lifetime(json, node);
  }

  static void tail(Json json, TreeNode node) {
    index(json, "modifiedIndex", node.modifiedIndex());
    index(json, "createdIndex", node.createdIndex());
    json.closeObject();
  }

  private static void lifetime(Json json, TreeNode node) {
    if (node.lifetime().isPermanent()) {
      return;
    }
    json.name("expiration").literal("\"" + GoTime.rfc3339(node.lifetime().expirationNanos()) + "\"");
    if (node.lifetime().ttlSeconds() != 0) {
      json.name("ttl").number(node.lifetime().ttlSeconds());
    }
  }

  private static void index(Json json, String name, long index) {
    if (index != 0) {
      json.name(name).unsigned(index);
    }
  }
}
