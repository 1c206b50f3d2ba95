package dev.keelson.etcdctl.v2.client;

import dev.keelson.etcdctl.v2.json.Json;
import dev.keelson.etcdctl.v2.json.JsonWriter;
import java.util.List;
import java.util.Optional;

/**
 * A key or a directory of v2's tree. Numbers stay as the server wrote them.
 *
 * @param nodes empty for a key, and for a directory that was not listed
 */
public record Node(String key, boolean isDirectory, String value, Optional<List<Node>> nodes, String createdIndex,
    String modifiedIndex, Expiry expiry) {
  /** When a node goes, and in how many seconds; empty and 0 when it stays. */
  public record Expiry(String at, String ttl) {}

  static Node of(Json json) {
    var nodes = json.field("nodes");
    return new Node(json.field("key").text(), json.field("dir").truth(), json.field("value").text(),
        nodes.isNothing() ? Optional.empty() : Optional.of(nodes.items().stream().map(Node::of).toList()),
        json.field("createdIndex").digits(), json.field("modifiedIndex").digits(),
        new Expiry(json.field("expiration").text(), json.field("ttl").digits()));
  }

  /** In the shape of the Go client's own record, which is not the server's. */
  void writeTo(JsonWriter json) {
    json.open('{').name("key").string(key);
    if (isDirectory) {
      json.name("dir").raw("true");
    }
    json.name("value").string(value).name("nodes");
    nodes.ifPresentOrElse(children -> {
      json.open('[');
      children.forEach(child -> child.writeTo(json.comma()));
      json.close(']');
    }, () -> json.raw("null"));
    json.name("createdIndex").raw(createdIndex).name("modifiedIndex").raw(modifiedIndex);
    if (!expiry.at().isEmpty()) {
      json.name("expiration").string(expiry.at());
    }
    if (!expiry.ttl().equals("0")) {
      json.name("ttl").raw(expiry.ttl());
    }
    json.close('}');
  }
}
