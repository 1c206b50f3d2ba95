package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.cache.entry.Entry;
import dev.keelson.orchestrator.resource.Resource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A list as bytes: those of its objects, which are encoded already, between brackets. */
final class ListBytes {
  private final byte[] head;

  /** What objects begin with, and items of lists do not: kind and apiVersion. */
  private final byte[] repeated;

  ListBytes(Resource resource, ObjectNode metadata) {
    var kind = resource.kind();
    var version = resource.version();
    this.head = bytes("{\"kind\":\"%sList\",\"apiVersion\":\"%s\",\"metadata\":%s,\"items\":[".formatted(
        kind, version, metadata));
    this.repeated = bytes("{\"kind\":\"%s\",\"apiVersion\":\"%s\",".formatted(kind, version));
  }

  void write(Iterable<Entry> items, OutputStream out) throws IOException {
    out.write(head);
    boolean first = true;
    for (var item : items) {
      if (!first) {
        out.write(',');
      }
      first = false;
      write(item.bytes(), out);
    }
    out.write(bytes("]}"));
  }

  private void write(byte[] item, OutputStream out) throws IOException {
    if (item.length > repeated.length && Arrays.equals(item, 0, repeated.length, repeated, 0, repeated.length)) {
      out.write('{');
      out.write(item, repeated.length, item.length - repeated.length);
    } else {
      out.write(item);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
