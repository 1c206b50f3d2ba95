package dev.keelson.raft.wire;

import java.nio.ByteBuffer;

/** Bytes that are written once, straight into the connection's buffer. */
public interface Payload {
  int size();

  /** Writes exactly {@link #size} bytes. */
  void writeTo(ByteBuffer target);

  static Payload of(byte[] bytes) {
    return new Payload() {
      @Override
      public int size() {
        return bytes.length;
      }

      @Override
      public void writeTo(ByteBuffer target) {
        target.put(bytes);
      }
    };
  }
}
