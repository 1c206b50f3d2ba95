package dev.keelson.orchestrator.cache.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.orchestrator.storage.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntriesTest {
  private static final int STEPS = 3_000;

  /** With {@code -Dseed=N} the one that is to be looked at. */
  static LongStream seeds() {
    Long replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void they_are_as_a_tree_map_would_have_them(long seed) {
    var random = new Random(seed);
    int keys = 1 + random.nextInt(2_000);
    var model = new TreeMap<String, Entry>(Keys.ORDER);
    int removals = random.nextInt(100);
    Entries entries = bulk(random, keys, model);
    for (int step = 0; step < STEPS; step++) {
      String key = key(random.nextInt(keys));
      if (random.nextInt(100) < removals) {
        model.remove(key);
        entries = entries.without(key);
      } else {
        Entry entry = entry(key, step);
        model.put(key, entry);
        entries = entries.with(entry);
      }
      assertEquals(model.size(), entries.size());
      String asked = key(random.nextInt(keys));
      assertEquals(Optional.ofNullable(model.get(asked)), entries.find(asked));
      if (step % 100 == 0) {
        same(model, entries, asked);
      }
    }
  }

  private static void same(NavigableMap<String, Entry> model, Entries entries, String from) {
    assertEquals(List.copyOf(model.values()), list(entries));
    String prefix = from.substring(0, from.indexOf('/') + 1);
    List<Entry> expected = model.tailMap(from).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix)).map(Map.Entry::getValue).toList();
    assertEquals(expected, list(entries.from(from, prefix)));
    assertEquals(expected.size(), entries.count(from, prefix));
  }

  private static Entries bulk(Random random, int keys, NavigableMap<String, Entry> model) {
    for (int i = random.nextInt(keys); i > 0; i--) {
      Entry entry = entry(key(random.nextInt(keys)), i);
      model.put(entry.key(), entry);
    }
    return Entries.of(List.copyOf(model.values()));
  }

  private static List<Entry> list(Iterable<Entry> entries) {
    var list = new ArrayList<Entry>();
    entries.forEach(list::add);
    return list;
  }

  /** In several namespaces; some beyond the basic plane, where Java's order of text is not the store's. */
  private static String key(int number) {
    return List.of("a/", "b/", "\uff5e/", "\ud83d\ude00/").get(number % 4) + number;
  }

  private static Entry entry(String key, long revision) {
    return new Entry(key, revision, new byte[0], 0, Map.of(), Map.of());
  }
}
