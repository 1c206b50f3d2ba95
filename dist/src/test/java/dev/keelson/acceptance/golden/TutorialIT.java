package dev.keelson.acceptance.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tutorial of 2018 lets people type into a shell beside etcd works as printed there. */
final class TutorialIT {
  private static final Path TUTORIAL = Path.of("src", "test", "resources", "golden", "tutorial.txt");

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void a_tutorial_finds_what_it_shows_on_so_many_members(int size) {
    try (var stages = Stages.start(size)) {
      for (var group : GroupFile.read(TUTORIAL, Group.Api.V2)) {
        var differences = stages.differences(group, stages.play(group));
        assertEquals("", String.join("\n", differences), differences.size() + " differences");
      }
    }
  }
}
