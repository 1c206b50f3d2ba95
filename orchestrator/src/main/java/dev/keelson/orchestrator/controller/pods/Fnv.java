package dev.keelson.orchestrator.controller.pods;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;

/** FNV-1a with 32 bits (Fowler, Noll, Vo) over trees: each value tells its type and where it ends. */
final class Fnv {
  private static final int OFFSET_BASIS = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  private int value = OFFSET_BASIS;

  int value() {
    return value;
  }

  void addInt(int number) {
    for (var shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      addByte(number >> shift);
    }
  }

  void addTree(JsonNode node) {
    if (node.isObject()) {
      addByte('{');
      node.properties().stream().sorted(Comparator.comparing(Map.Entry::getKey)).forEach(member -> {
        addText(member.getKey());
        addTree(member.getValue());
      });
      addByte('}');
    } else if (node.isArray()) {
      addByte('[');
      node.forEach(this::addTree);
      addByte(']');
    } else {
      addByte(node.isTextual() ? '"' : '=');
      addText(node.asText());
    }
  }

  private void addText(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    addInt(bytes.length);
    for (var each : bytes) {
      addByte(each);
    }
  }

  private void addByte(int each) {
    value = (value ^ (each & 0xff)) * PRIME;
  }
}
