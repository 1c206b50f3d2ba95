package dev.keelson.acceptance.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Our etcdctl must print what Debian's prints, on etcd and on our server. With {@code -Dkeelson.target=reference}
 * Debian's etcdctl plays both parts on a real etcd, which proves the list and the masks.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GoldenIT {
  private static final Path FILES = Path.of("src", "test", "resources", "golden");
  private static final int LINES_MIN = 250;

  private final Stages all = Stages.start(1);
  private int lines;
  private int errors;

  @AfterAll
  void stop() {
    all.close();
  }

  @TestFactory
  Stream<DynamicTest> both_command_lines_answer_alike() {
    var groups = groups().map(group ->
        DynamicTest.dynamicTest(group.api() + " " + group.name(), () -> compare(group)));
    return Stream.concat(groups, Stream.of(
        DynamicTest.dynamicTest("the list is long, and a quarter of it are errors", this::checkLength)));
  }

  private void checkLength() {
    assertTrue(lines >= LINES_MIN, () -> lines + " lines, fewer than " + LINES_MIN);
    assertTrue(errors * 4 >= lines, () -> errors + " of " + lines + " lines are errors: fewer than a quarter");
  }

  private void compare(Group group) {
    var stages = all.of(group);
    var outcomes = stages.play(group);
    lines += group.lines().size();
    errors += (int) outcomes.getFirst().stream().filter(Outcome::isError).count();
    var differences = stages.differences(group, outcomes);
    assertEquals("", String.join("\n", differences), differences.size() + " differences");
  }

  private static Stream<Group> groups() {
    return Stream.of(Group.Api.values()).flatMap(api -> {
      try (var files = Files.list(FILES.resolve(api.name().toLowerCase(Locale.ROOT)))) {
        return files.sorted().map(file -> GroupFile.read(file, api)).toList().stream().flatMap(List::stream);
      } catch (IOException failed) {
        throw new AssertionError("cannot list the files of the golden list", failed);
      }
    });
  }
}
