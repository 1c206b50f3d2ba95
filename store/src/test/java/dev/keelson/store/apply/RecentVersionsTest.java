package dev.keelson.store.apply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.mvcc.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentVersionsTest {
  private static final long SEED = 20_261_121;

  @Test
  void what_was_put_is_found_until_it_is_removed() {
    var recent = new RecentVersions(1 << 20);
    recent.put(version("a", "one"));
    recent.put(version("b", "two"));
    recent.put(version("a", "six"));
    recent.remove(Bytes.utf8("b"));

    assertRow("six", recent.get(Bytes.utf8("a")));
    assertNull(recent.get(Bytes.utf8("b")));
    assertNull(recent.get(Bytes.utf8("c")));
    recent.clear();
    assertNull(recent.get(Bytes.utf8("a")));
  }

  @Test
  void whatever_is_known_is_the_newest_version() {
    var random = new SplittableRandom(SEED);
    var recent = new RecentVersions(64 << 10);
    Map<Bytes, byte[]> model = new HashMap<>();
    for (int step = 0; step < 200_000; step++) {
      var key = Bytes.utf8("key" + random.nextInt(2_000));
      if (random.nextInt(10) == 0) {
        recent.remove(key);
        model.remove(key);
      } else {
        var version = new Version(key, Bytes.utf8(step + "x".repeat(random.nextInt(300))).array());
        recent.put(version);
        model.put(key, version.row());
      }
      Version known = recent.get(Bytes.utf8("key" + random.nextInt(2_000)));
      if (known != null) {
        assertArrayEquals(model.get(known.key()), known.row(), () -> "seed " + SEED);
      }
    }
  }

  @Test
  void keys_that_are_written_again_and_again_stay() {
    var recent = new RecentVersions(1 << 20);
    for (int round = 0; round < 100; round++) {
      for (int i = 0; i < 1_000; i++) {
        recent.put(version("key" + i, "%08d".formatted(round)));
      }
    }
    for (int i = 0; i < 1_000; i++) {
      assertRow("00000099", recent.get(Bytes.utf8("key" + i)));
    }
  }

  @Test
  void keys_whose_hashes_collide_are_right_or_unknown() {
    var recent = new RecentVersions(1 << 20);
    for (int i = 0; i < 1 << 10; i++) {
      recent.put(version(colliding(i), "row" + i));
    }
    int known = 0;
    for (int i = 0; i < 1 << 10; i++) {
      Version found = recent.get(Bytes.utf8(colliding(i)));
      if (found != null) {
        assertRow("row" + i, found);
        known++;
      }
    }
    assertEquals(32, known);
  }

  /** "Aa" and "BB" have the same hash, and so has whatever is made of as many of them. */
  private static String colliding(int number) {
    var text = new StringBuilder();
    for (int bit = 0; bit < 10; bit++) {
      text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return text.toString();
  }

  private static Version version(String key, String row) {
    return new Version(Bytes.utf8(key), Bytes.utf8(row).array());
  }

  private static void assertRow(String row, @Nullable Version version) {
    assertEquals(row, version == null ? "nothing" : Bytes.wrap(version.row()).toUtf8());
  }
}
