package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.StructShape;
import java.util.Arrays;

/** Objects from Kubernetes' protobuf: four bytes of magic, then an envelope (runtime.Unknown) with the message. */
final class ProtoBodies {
  private static final byte[] MAGIC = {'k', '8', 's', 0};

  private ProtoBodies() {}

  static ObjectNode object(byte[] body, StructShape shape) {
    if (body.length == 0) {
      throw new Unreadable("empty data");
    }
    if (!Arrays.equals(body, 0, Math.min(MAGIC.length, body.length), MAGIC, 0, MAGIC.length)) {
      throw new Unreadable("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
    }
    if (body.length == MAGIC.length) {
      throw new Unreadable("empty body");
    }
    return envelope(new ProtoCursor(body, MAGIC.length, body.length), shape);
  }

  private static ObjectNode envelope(ProtoCursor envelope, StructShape shape) {
    var apiVersion = "";
    var kind = "";
    var raw = new ProtoCursor(MAGIC, 0, 0);
    while (envelope.next()) {
      switch (envelope.number()) {
        case 1 -> {
          for (var type = envelope.message(); type.next(); ) {
            switch (type.number()) {
              case 1 -> apiVersion = type.text();
              case 2 -> kind = type.text();
              default -> type.skip();
            }
          }
        }
        case 2 -> raw = envelope.message();
        default -> envelope.skip();
      }
    }
    return typed(new ProtoReader().struct(shape, raw), apiVersion, kind);
  }

  /** The message has neither; the envelope has both, and in JSON they come first. */
  private static ObjectNode typed(ObjectNode message, String apiVersion, String kind) {
    var object = JsonNodeFactory.instance.objectNode();
    if (!kind.isEmpty()) {
      object.put("kind", kind);
    }
    if (!apiVersion.isEmpty()) {
      object.put("apiVersion", apiVersion);
    }
    message.properties().forEach(member -> object.set(member.getKey(), member.getValue()));
    return object;
  }
}
