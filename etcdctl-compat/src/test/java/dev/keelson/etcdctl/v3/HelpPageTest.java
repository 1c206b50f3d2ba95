package dev.keelson.etcdctl.v3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.etcdctl.terminal.Output;
import dev.keelson.etcdctl.terminal.Terminal;
import dev.keelson.etcdctl.time.SystemTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HelpPageTest {
  private static final int LINES_MAX = 30;
  private static final int COLUMNS_MAX = 120;

  private static Stream<String> paths() {
    return CommandTable.PATHS.stream();
  }

  private static List<String> run(String line) {
    var out = new ByteArrayOutputStream();
    var terminal = new Terminal(
        new ByteArrayInputStream(new byte[0]), new Output(out), new Output(new ByteArrayOutputStream()), Map.of(),
        new SystemTime());
    assertEquals(0, V3Program.run(List.of(line.split(" ")), terminal));
    terminal.flush();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void the_page_of_every_command_fits_a_screen_and_has_an_example(String path) {
    var page = run(path + " --help");
    assertTrue(page.size() <= LINES_MAX, page::toString);
    assertTrue(page.stream().allMatch(line -> line.length() <= COLUMNS_MAX), page::toString);
    assertTrue(page.stream().anyMatch(line -> line.startsWith("Example:")), page::toString);
  }

  @Test
  void the_first_page_names_every_command() {
    var page = run("--help");
    assertTrue(page.size() <= LINES_MAX, page::toString);
    CommandTable.families().keySet().forEach(word ->
        assertTrue(page.stream().anyMatch(line -> line.startsWith("  " + word + " ")), word));
  }

  @Test
  void what_is_listed_is_there_and_help_finds_it_by_each_way() {
    assertEquals(run("get --help"), run("help get"));
    assertEquals(run("lease"), run("lease --help"));
    assertEquals(run("--help"), run("help"));
  }

  @Test
  void the_completion_knows_every_first_word() {
    var script = String.join("\n", run("completion bash"));
    CommandTable.families().keySet().forEach(word -> assertTrue(script.contains(word), word));
  }
}
