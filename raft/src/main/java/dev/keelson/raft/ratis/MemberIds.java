package dev.keelson.raft.ratis;

import org.apache.ratis.protocol.RaftPeerId;
import org.jspecify.annotations.Nullable;

/** Member ids as Ratis has them: hexadecimal text. */
final class MemberIds {
  private MemberIds() {}

  static RaftPeerId of(long memberId) {
    return RaftPeerId.valueOf(Long.toHexString(memberId));
  }

  /** 0 for none. */
  static long of(@Nullable RaftPeerId peer) {
    return peer == null ? 0 : Long.parseUnsignedLong(peer.toString(), 16);
  }
}
