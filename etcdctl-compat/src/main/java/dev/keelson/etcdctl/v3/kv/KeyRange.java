package dev.keelson.etcdctl.v3.kv;

import com.google.protobuf.ByteString;

/** A key and, where more than one is meant, the end of the range as etcd encodes it. */
public record KeyRange(ByteString key, ByteString end) {
  /** As key it is below all others, as end it means that there is none. */
  private static final ByteString ZERO = ByteString.copyFrom(new byte[] {0});

  public static KeyRange one(String key) {
    return new KeyRange(ByteString.copyFromUtf8(key), ByteString.EMPTY);
  }

  public static KeyRange between(String from, String end) {
    return new KeyRange(ByteString.copyFromUtf8(from), ByteString.copyFromUtf8(end));
  }

  public static KeyRange from(String key) {
    return new KeyRange(key.isEmpty() ? ZERO : ByteString.copyFromUtf8(key), ZERO);
  }

  public static KeyRange prefix(String prefix) {
    return prefix(ByteString.copyFromUtf8(prefix));
  }

  public static KeyRange prefix(ByteString prefix) {
    return prefix.isEmpty() ? new KeyRange(ZERO, ZERO) : new KeyRange(prefix, afterPrefix(prefix));
  }

  /** Whether this end means that there is none. */
  public static boolean isOpen(ByteString end) {
    return end.equals(ZERO);
  }

  /** The prefix with its last octet raised by one; octets that cannot be raised are dropped before. */
  private static ByteString afterPrefix(ByteString prefix) {
    for (var length = prefix.size(); length > 0; length--) {
      var last = prefix.byteAt(length - 1) & 0xff;
      if (last < 0xff) {
        return prefix.substring(0, length - 1).concat(ByteString.copyFrom(new byte[] {(byte) (last + 1)}));
      }
    }
    return ZERO;
  }
}
