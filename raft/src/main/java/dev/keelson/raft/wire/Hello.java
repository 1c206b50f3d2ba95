package dev.keelson.raft.wire;

import java.nio.ByteBuffer;

/** The first words on a connection. Members of different clusters must not understand each other. */
record Hello(long clusterId, long from, long to) {
  /** "KEELSON" and the protocol's version. */
  private static final long MAGIC = 0x4b45_454c_534f_4e01L;

  static final int BYTES = 4 * Long.BYTES;

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES).putLong(MAGIC).putLong(clusterId).putLong(from).putLong(to).array();
  }

  /** @throws IllegalArgumentException when this is no member of Keelson, or one of another release's protocol */
  static Hello of(byte[] bytes) {
    ByteBuffer words = ByteBuffer.wrap(bytes);
    if (bytes.length != BYTES || words.getLong() != MAGIC) {
      throw new IllegalArgumentException("the caller does not speak this protocol");
    }
    return new Hello(words.getLong(), words.getLong(), words.getLong());
  }
}
