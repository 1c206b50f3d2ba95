package dev.keelson.orchestrator.openapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A protobuf message while it is written. */
final class ProtoMessage {
  private static final int VARINT = 0;
  private static final int LENGTH = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Empty texts are left out: they are the default. */
  ProtoMessage text(int number, String text) {
    return text.isEmpty() ? this : element(number, text);
  }

  /** An element of a repeated field, or one that is there though it is empty. */
  ProtoMessage element(int number, String text) {
    return bytes(number, text.getBytes(StandardCharsets.UTF_8));
  }

  ProtoMessage flag(int number, boolean value) {
    if (value) {
      varint((number << 3) | VARINT);
      out.write(1);
    }
    return this;
  }

  ProtoMessage message(int number, ProtoMessage message) {
    return bytes(number, message.toBytes());
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private ProtoMessage bytes(int number, byte[] bytes) {
    varint((number << 3) | LENGTH);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  private void varint(int value) {
    var rest = value;
    while (rest >= 0x80) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
