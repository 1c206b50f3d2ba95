package dev.keelson.api.etcd.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TidyPathsTest {
  @ParameterizedTest
  @CsvSource({
      "/, /", "/a, /a", "/a/, /a/", "/a//b, /a/b", "//a, /a", "/a/./b, /a/b", "/a/../b, /b", "/../../a, /a",
      "/a/.., /", "/a/../, /", "/a/., /a", "/a/b//, /a/b/", "/.hidden/..x/y., /.hidden/..x/y.", "a, /a", "*, /*"})
  void a_path_is_tidied_as_go_does_it(String path, String tidy) {
    assertEquals(tidy, TidyPaths.tidy(path));
  }
}
