package dev.keelson.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.engine.Batch;
import dev.keelson.store.engine.Engine;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.mvcc.Numbers;
import dev.keelson.store.mvcc.RowKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  @TempDir Path directory;
  private StoreDriver driver;

  @BeforeEach
  void open() throws IOException {
    driver = new StoreDriver(directory.resolve("store"));
    driver.put("a", "1");
    driver.put("a", "2");
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void a_copy_contains_the_position_it_names() throws IOException {
    LogPosition position = driver.store().checkpoint(copy());
    driver.put("a", "3");
    assertEquals(new LogPosition(1, 1), position);
    try (var other = new StoreDriver(directory.resolve("other"))) {
      other.put("z", "9");
      other.store().install(copy());
      assertEquals(position, other.store().applied());
      assertEquals("a=2", other.all());
      assertEquals("a=1", other.allAt(2));
      assertEquals("replaced 3 -1", other.heard.notes.getLast());
      assertFalse(Files.exists(copy()));
      other.put("b", "1");
      other.reopen();
      assertEquals("a=2 b=1", other.all());
    }
  }

  @Test
  void a_view_from_before_goes_on_after_its_state_was_replaced() throws IOException {
    driver.store().checkpoint(copy());
    driver.put("a", "3");
    try (var view = driver.store().view()) {
      driver.store().install(copy());
      driver.put("b", "1");
      assertEquals("a=3", StoreDriver.show(
          ((RangeAnswer.Held) view.range(RangeQuery.all(KeyRange.ALL), 1000)).result()));
    }
    assertEquals("a=2 b=1", driver.all());
    assertFalse(Files.exists(directory.resolve("store/state-1")));
  }

  @Test
  void a_copy_of_an_empty_store_is_at_the_start() throws IOException {
    try (var empty = new StoreDriver(directory.resolve("empty"))) {
      assertEquals(LogPosition.START, empty.store().checkpoint(copy()));
      driver.store().install(copy());
      assertEquals(1, driver.store().revision());
    }
  }

  @Test
  void a_crash_before_the_new_state_is_live_leaves_the_old_one() throws IOException {
    driver.store().checkpoint(copy());
    driver.put("a", "3");
    driver.close();
    Files.move(copy(), directory.resolve("store/state-2"));
    driver = new StoreDriver(directory.resolve("store"));
    assertEquals("a=3", driver.all());
    assertFalse(Files.exists(directory.resolve("store/state-2")));
  }

  @Test
  void a_crash_after_the_new_state_is_live_leaves_the_new_one() throws IOException {
    driver.store().checkpoint(copy());
    driver.put("a", "3");
    driver.close();
    Files.move(copy(), directory.resolve("store/state-2"));
    Files.writeString(directory.resolve("store/live"), "state-2\n");
    driver = new StoreDriver(directory.resolve("store"));
    assertEquals("a=2", driver.all());
    assertFalse(Files.exists(directory.resolve("store/state-1")));
  }

  @Test
  void what_is_not_a_copy_is_refused_and_the_state_stays() throws IOException {
    Files.createDirectories(copy());
    Files.writeString(copy().resolve("CURRENT"), "nonsense");
    assertThrows(IOException.class, () -> driver.store().install(copy()));
    driver.put("a", "3");
    driver.reopen();
    assertEquals("a=3", driver.all());
  }

  @Test
  void another_format_is_refused_in_one_sentence() throws IOException {
    driver.close();
    Path state = directory.resolve("store/state-1");
    var engine = Engine.open(state, 1 << 20, 1 << 20);
    try (var batch = new Batch()) {
      batch.put(RowKey.meta("format"), Numbers.encode(7));
      engine.write(batch);
    }
    engine.release();
    var refused = assertThrows(IOException.class, () -> new StoreDriver(directory.resolve("store")));
    assertEquals("the store in " + state + " has format 7, this program reads format 1: run the release that wrote it",
        refused.getMessage());
    assertThrows(IOException.class, () -> new StoreDriver(directory.resolve("store")));
  }

  @Test
  void a_store_that_is_open_elsewhere_is_refused() {
    var refused = assertThrows(IOException.class, () -> new StoreDriver(directory.resolve("store")));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("cannot open the store in " + directory),
          refused::getMessage);
  }

  @Test
  void a_lost_pointer_is_named() throws IOException {
    driver.close();
    Files.delete(directory.resolve("store/live"));
    var refused = assertThrows(IOException.class, () -> new StoreDriver(directory.resolve("store")));
    assertTrue(String.valueOf(refused.getMessage()).contains("has lost the file 'live'"), refused::getMessage);
  }

  @Test
  void a_missing_state_is_not_taken_for_a_new_store() throws IOException {
    driver.close();
    Home.delete(directory.resolve("store/state-1"));
    var refused = assertThrows(IOException.class, () -> new StoreDriver(directory.resolve("store")));
    assertTrue(String.valueOf(refused.getMessage()).contains("which is not there"), refused::getMessage);
  }

  @Test
  void a_first_start_that_was_cut_short_begins_again() throws IOException {
    Path fresh = directory.resolve("fresh");
    Files.createDirectories(fresh.resolve("state-1"));
    try (var other = new StoreDriver(fresh)) {
      assertEquals(1, other.store().revision());
    }
  }

  private Path copy() {
    return directory.resolve("copy");
  }
}
