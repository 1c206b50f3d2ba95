package dev.keelson.raft.proposal;

import dev.keelson.store.model.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Proposals of one member on their way to the leader.
 *
 * @param term in which they must be appended, or not at all
 * @param number tells this chunk from all others of the same origin
 * @param proposals as {@link EntryCodec} writes them
 */
public record Chunk(long term, long origin, long number, int count, Bytes proposals) {
  private static final int HEAD_BYTES = 8 + 8 + 8 + 4;

  public byte[] toBytes() {
    return ByteBuffer.allocate(HEAD_BYTES + proposals.size())
        .putLong(term).putLong(origin).putLong(number).putInt(count).put(proposals.array()).array();
  }

  public static Chunk of(byte[] bytes) {
    ByteBuffer head = ByteBuffer.wrap(bytes);
    return new Chunk(head.getLong(), head.getLong(), head.getLong(), head.getInt(),
        Bytes.wrap(Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length)));
  }

  /** What a leader says to a chunk. */
  public enum Answer {
    /** It is in the leader's log, in the chunk's term. Whether it stays there the log will tell. */
    APPENDED(1),
    /** It is not in the log and will not be: not the leader of that term, or no room. */
    REFUSED(2);

    private final byte code;

    Answer(int code) {
      this.code = (byte) code;
    }

    public byte[] toBytes() {
      return new byte[] {code};
    }

    public static Answer of(byte[] bytes) {
      return bytes.length == 1 && bytes[0] == APPENDED.code ? APPENDED : REFUSED;
    }
  }
}
