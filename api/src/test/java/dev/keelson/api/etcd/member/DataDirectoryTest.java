package dev.keelson.api.etcd.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.store.model.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  private static final Identity IDENTITY = new Identity(-1, -2, List.of(
      new Member(-2, "", List.of("http://127.0.0.1:1", "http://127.0.0.1:2"), List.of(), false),
      new Member(7, "", List.of("http://127.0.0.1:3"), List.of(), false)), true);

  @TempDir
  Path path;

  @Test
  void a_new_directory_knows_nobody() throws DirectoryException, IOException {
    try (DataDirectory directory = DataDirectory.open(path.resolve("new"))) {
      assertEquals(Optional.empty(), directory.identity());
    }
  }

  @Test
  void an_identity_is_remembered() throws DirectoryException, IOException {
    try (DataDirectory directory = DataDirectory.open(path)) {
      directory.remember(IDENTITY);
    }
    try (DataDirectory directory = DataDirectory.open(path)) {
      assertEquals(Optional.of(IDENTITY), directory.identity());
    }
  }

  @Test
  void a_directory_has_one_user() throws DirectoryException, IOException {
    try (DataDirectory first = DataDirectory.open(path)) {
      var refused = assertThrows(DirectoryException.class, () -> DataDirectory.open(path));

      assertTrue(String.valueOf(refused.getMessage()).endsWith(
          "is in use by another process; stop that one or choose another --data-dir"), refused.getMessage());
      assertEquals(Optional.empty(), first.identity());
    }
  }

  @Test
  void another_format_is_refused() throws DirectoryException, IOException {
    Files.createDirectories(path.resolve("member"));
    Files.writeString(path.resolve("member").resolve("identity"), "keelson-data-format 99\n");
    try (DataDirectory directory = DataDirectory.open(path)) {
      var refused = assertThrows(DirectoryException.class, directory::identity);

      assertTrue(String.valueOf(refused.getMessage()).contains("keelson-data-format 99"), refused.getMessage());
    }
  }

  @Test
  void a_damaged_identity_is_refused() throws DirectoryException, IOException {
    Files.createDirectories(path.resolve("member"));
    Files.writeString(path.resolve("member").resolve("identity"), "keelson-data-format 1\ncluster xyz\n");
    try (DataDirectory directory = DataDirectory.open(path)) {
      var refused = assertThrows(DirectoryException.class, directory::identity);

      assertTrue(String.valueOf(refused.getMessage()).contains("is damaged"), refused.getMessage());
    }
  }

  @Test
  void etcds_own_data_is_refused() throws DirectoryException, IOException {
    Files.createDirectories(path.resolve("member").resolve("snap"));
    try (DataDirectory directory = DataDirectory.open(path)) {
      var refused = assertThrows(DirectoryException.class, directory::identity);

      assertTrue(String.valueOf(refused.getMessage()).contains("was written by etcd itself"), refused.getMessage());
    }
  }
}
