package dev.keelson.api.etcd.lease;

import java.nio.ByteBuffer;

/** What members ask the leader about a lease; both answers are a number of seconds. */
sealed interface LeaseQuestion {
  /** Start its time again. Answer: the TTL, 0 when there is no such lease. */
  record Renew(long id) implements LeaseQuestion {}

  /** What is left of it. Answer: whole seconds, -1 when there is no such lease. */
  record Remaining(long id) implements LeaseQuestion {}

  long id();

  int BYTES = 1 + Long.BYTES;
  byte RENEW = 1;
  byte REMAINING = 2;

  static byte[] encode(LeaseQuestion question) {
    byte kind = switch (question) {
      case Renew _ -> RENEW;
      case Remaining _ -> REMAINING;
    };
    return ByteBuffer.allocate(BYTES).put(kind).putLong(question.id()).array();
  }

  static LeaseQuestion decode(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    byte kind = buffer.get();
    return switch (kind) {
      case RENEW -> new Renew(buffer.getLong());
      case REMAINING -> new Remaining(buffer.getLong());
      default -> throw new IllegalArgumentException("a lease question of unknown kind " + kind);
    };
  }

  static byte[] answer(long seconds) {
    return ByteBuffer.allocate(Long.BYTES).putLong(seconds).array();
  }

  static long seconds(byte[] answer) {
    return ByteBuffer.wrap(answer).getLong();
  }
}
