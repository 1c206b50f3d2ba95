package dev.keelson.store.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalTreeTest {
  static LongStream seeds() {
    var replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void it_finds_what_a_walk_through_all_ranges_finds(long seed) {
    var random = new SplittableRandom(seed);
    var tree = new IntervalTree<KeyRange>(random.split());
    Set<KeyRange> all = new LinkedHashSet<>();
    for (int step = 0; step < 300; step++) {
      KeyRange range = range(random);
      if (all.add(range)) {
        tree.add(range, range);
      } else if (random.nextBoolean()) {
        all.remove(range);
        tree.remove(range);
      }
      Bytes key = key(random);
      var found = new ArrayList<KeyRange>();
      tree.containing(key, found::add);
      assertEquals(slow(all, key), Set.copyOf(found));
      assertEquals(Set.copyOf(found).size(), found.size());
    }
  }

  private static Set<KeyRange> slow(Set<KeyRange> all, Bytes key) {
    var found = new LinkedHashSet<KeyRange>();
    for (KeyRange range : all) {
      if (range.contains(key)) {
        found.add(range);
      }
    }
    return found;
  }

  /** Some are empty, some have no end. */
  private static KeyRange range(SplittableRandom random) {
    Optional<Bytes> to = random.nextInt(5) == 0 ? Optional.empty() : Optional.of(key(random));
    return new KeyRange(key(random), to);
  }

  private static Bytes key(SplittableRandom random) {
    byte[] key = new byte[random.nextInt(3)];
    for (int i = 0; i < key.length; i++) {
      key[i] = List.of((byte) 0, (byte) 'a', (byte) 'b', (byte) -1).get(random.nextInt(4));
    }
    return Bytes.wrap(key);
  }
}
