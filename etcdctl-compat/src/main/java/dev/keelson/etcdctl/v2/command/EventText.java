package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.v2.client.KeyEvent;
import dev.keelson.etcdctl.v2.client.Node;
import java.util.ArrayList;
import java.util.List;

/** An answer about a key, for people. */
final class EventText {
  private static final String DELETE = "delete";

  private EventText() {}

  static String simple(KeyEvent event) {
    return event.action().equals(DELETE) ? "PrevNode.Value: " + valueBefore(event) : event.node().value();
  }

  static List<String> extended(KeyEvent event) {
    var node = event.node();
    var lines = new ArrayList<>(List.of(
        "Key: " + node.key(), "Created-Index: " + node.createdIndex(), "Modified-Index: " + node.modifiedIndex()));
    event.before().ifPresent(before -> lines.add("PrevNode.Value: " + before.value()));
    lines.add("TTL: " + node.expiry().ttl());
    lines.add("Index: " + event.index());
    if (!event.action().equals(DELETE)) {
      lines.add("");
      lines.add(node.value());
    }
    return lines;
  }

  private static String valueBefore(KeyEvent event) {
    return event.before().map(Node::value).orElse("");
  }
}
