package dev.keelson.orchestrator.storage;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** Keys are text; the store knows them, and orders them, as UTF-8. */
public final class Keys {
  /** The store's order. Java's own differs for characters beyond the basic plane, whose halves it compares. */
  public static final Comparator<String> ORDER = Keys::compare;

  private Keys() {}

  public static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  public static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  /** The end of the range of all keys that begin with {@code prefix}, which is not empty. */
  public static byte[] end(String prefix) {
    byte[] end = bytes(prefix);
    // UTF-8 has no byte 0xff, so that the last one can always be counted up.
    end[end.length - 1]++;
    return end;
  }

  /** {@link #ORDER} for comparing many keys with {@code asked}: Java's own, which is faster, where both agree. */
  public static Comparator<String> orderAround(String asked) {
    return asked.chars().allMatch(c -> c < Character.MIN_SURROGATE) ? Comparator.naturalOrder() : ORDER;
  }

  private static int compare(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b) ? a - b : Character.isSurrogate(a) ? 1 : -1;
      }
    }
    return left.length() - right.length();
  }
}
