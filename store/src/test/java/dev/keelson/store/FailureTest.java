package dev.keelson.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.store.model.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails: here its directory is gone, so that no file can be made. */
class FailureTest {
  @TempDir Path directory;

  @Test
  void a_store_that_cannot_write_says_so_and_applies_nothing_more() throws IOException {
    Path home = directory.resolve("store");
    try (var driver = new StoreDriver(home)) {
      driver.put("a", "1");
      driver.put("a", "2");
      Files.move(home.resolve("state-1"), directory.resolve("gone"));
      assertThrows(IOException.class, () -> driver.store().flush());
      var failure = assertThrows(StoreFailure.class, () -> driver.put("a", "3"));
      assertTrue(String.valueOf(failure.getMessage()).startsWith("cannot write to the store in " + home),
          failure::getMessage);
      assertEquals("a=2", driver.all());
      assertEquals(1, driver.store().applied().index());
      var again = assertThrows(StoreFailure.class, () -> driver.put("a", "3"));
      assertTrue(String.valueOf(again.getMessage()).startsWith("the store has stopped applying"), again::getMessage);
      Files.move(directory.resolve("gone"), home.resolve("state-1"));
    }
  }

  @Test
  void what_is_damaged_is_not_read_as_empty() throws IOException {
    Path home = directory.resolve("store");
    try (var driver = new StoreDriver(home)) {
      driver.put("a", "1");
      driver.store().flush();
    }
    try (Stream<Path> files = Files.list(home.resolve("state-1"))) {
      Path table = files.filter(file -> file.toString().endsWith(".sst")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(table);
      for (int i = 0; i < 40; i++) {
        bytes[i] ^= 0x55;
      }
      Files.write(table, bytes);
    }
    assertThrows(StoreFailure.class, () -> {
      try (var driver = new StoreDriver(home)) {
        driver.all();
      }
    });
  }
}
