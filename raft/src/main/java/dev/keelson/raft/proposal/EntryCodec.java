package dev.keelson.raft.proposal;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a log entry of ours looks like: one byte of version, then proposals, each as the member it came from (8 bytes),
 * its id there (8), the length of the command (4) and the command.
 *
 * <p>A chunk is the same without the version. So chunks of several members join into one entry without a look inside.
 */
public final class EntryCodec {
  private static final byte VERSION = 1;
  private static final int HEAD_BYTES = 8 + 8 + 4;

  private EntryCodec() {}

  /** One proposal of an entry. */
  @FunctionalInterface
  public interface Reader {
    /** The command is what {@code entry} has at {@code from} and before {@code to}. */
    void proposal(long origin, long id, int from, int to);
  }

  static int bytes(Proposal proposal) {
    return HEAD_BYTES + proposal.command().length;
  }

  static byte[] chunk(long origin, List<Proposal> proposals) {
    ByteBuffer chunk = ByteBuffer.allocate(proposals.stream().mapToInt(EntryCodec::bytes).sum());
    for (Proposal proposal : proposals) {
      chunk.putLong(origin).putLong(proposal.id()).putInt(proposal.command().length).put(proposal.command());
    }
    return chunk.array();
  }

  static byte[] entry(List<byte[]> chunks) {
    ByteBuffer entry = ByteBuffer.allocate(1 + chunks.stream().mapToInt(chunk -> chunk.length).sum());
    entry.put(VERSION);
    chunks.forEach(entry::put);
    return entry.array();
  }

  public static void read(byte[] entry, Reader reader) {
    if (entry[0] != VERSION) {
      throw new IllegalArgumentException(
          "log entry of version " + entry[0] + ", this program reads version " + VERSION);
    }
    ByteBuffer head = ByteBuffer.wrap(entry);
    for (int at = 1; at < entry.length;) {
      int from = at + HEAD_BYTES;
      int to = from + head.getInt(at + 16);
      reader.proposal(head.getLong(at), head.getLong(at + 8), from, to);
      at = to;
    }
  }
}
