package dev.keelson.store.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
  @TempDir Path directory;

  @Test
  void a_batch_shows_all_at_once_and_a_reading_keeps_its_moment() throws IOException {
    Engine engine = open();
    write(engine, "a", "b");
    Reading before = engine.snapshot();
    write(engine, "c");
    assertEquals(List.of("a", "b"), keys(before, "a", "z"));
    assertEquals(List.of("a", "b", "c"), keys(engine.newest(), "a", "z"));
    assertNull(before.get(bytes("c")));
    before.close();
    engine.release();
  }

  @Test
  void a_cursor_stays_within_its_bounds() throws IOException {
    Engine engine = open();
    write(engine, "a", "b", "c", "d");
    assertEquals(List.of("b", "c"), keys(engine.newest(), "b", "d"));
    assertEquals(List.of(), keys(engine.newest(), "x", "z"));
    engine.release();
  }

  @Test
  void a_key_longer_than_the_usual_is_read_whole() throws IOException {
    Engine engine = open();
    String key = "k".repeat(3_000);
    write(engine, key);
    assertEquals(List.of(key), keys(engine.newest(), "k", "l"));
    engine.release();
  }

  @Test
  void a_deleted_range_is_gone_from_its_start_to_before_its_end() throws IOException {
    Engine engine = open();
    write(engine, "a", "b", "c", "d");
    try (var batch = new Batch()) {
      batch.deleteRange(bytes("b"), bytes("d"));
      engine.write(batch);
    }
    assertEquals(List.of("a", "d"), keys(engine.newest(), "a", "z"));
    engine.release();
  }

  @Test
  void the_last_reader_closes_what_its_owner_has_left() throws IOException {
    Engine engine = open();
    write(engine, "a");
    Reading late = engine.snapshot();
    var closed = new AtomicInteger();
    engine.retire(closed::incrementAndGet);
    assertArrayEquals(bytes("a"), late.get(bytes("a")));
    assertTrue(late.hold());
    late.close();
    assertEquals(0, closed.get());
    late.close();
    assertEquals(1, closed.get());
    assertFalse(late.hold());
    assertFalse(engine.hold());
    assertThrows(IllegalStateException.class, engine::snapshot);
  }

  @Test
  void what_is_flushed_is_in_a_checkpoint_and_so_is_the_rest() throws IOException {
    Engine engine = open();
    write(engine, "a");
    engine.flush();
    write(engine, "b");
    Path copy = directory.resolve("copy");
    engine.checkpoint(copy);
    assertArrayEquals(bytes("a"), Engine.rowOf(copy, bytes("a")));
    assertArrayEquals(bytes("b"), Engine.rowOf(copy, bytes("b")));
    assertNull(Engine.rowOf(copy, bytes("c")));
    assertTrue(engine.sizeBytes() > 0);
    engine.release();
  }

  private Engine open() throws IOException {
    return Engine.open(directory.resolve("rows"), 1 << 20, 4 << 20);
  }

  private static void write(Engine engine, String... keys) {
    try (var batch = new Batch()) {
      for (String key : keys) {
        batch.put(bytes(key), bytes(key));
      }
      engine.write(batch);
    }
  }

  private static List<String> keys(Reading reading, String from, String to) {
    var keys = new ArrayList<String>();
    try (Rows rows = reading.rows(bytes(from), bytes(to))) {
      for (; rows.valid(); rows.next()) {
        keys.add(new String(rows.key(0), StandardCharsets.UTF_8));
        assertArrayEquals(rows.key(0), rows.value());
      }
    }
    return keys;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
