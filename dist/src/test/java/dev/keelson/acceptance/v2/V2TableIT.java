package dev.keelson.acceptance.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The table in {@code v2/answers.txt}: requests, and what a real etcd 3.4.23 answered. Indexes count from the start of
 * a section; {@code ~} is a directory of its own. {@code -Dkeelson.target=reference} plays it to a real etcd.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class V2TableIT {
  private final Side side = new Side(Cluster.start(Program.underTest(), 1, "--enable-v2"));
  private int sections;

  /** A request line, and the answer line below it. */
  private record Row(String request, String answer) {}

  /** Rows that belong together. */
  private record Section(String title, List<Row> rows) {}

  @AfterAll
  void stop() {
    side.close();
  }

  @TestFactory
  Stream<DynamicTest> answers_are_those_of_the_table() throws IOException {
    return sections().stream().map(section -> DynamicTest.dynamicTest(section.title(), () -> play(section)));
  }

  private void play(Section section) {
    side.begin(++sections);
    try {
      section.rows().forEach(row -> assertEquals(row.answer(), side.tell(request(row.request())), row.request()));
    } finally {
      side.end();
    }
  }

  /** {@code METHOD path?query form}, the form being optional. */
  private static Request request(String line) {
    var words = line.split(" ", 3);
    var target = words[1].split("\\?", 2);
    var path = "/v2/keys" + (target[0].startsWith("~") ? "/" + target[0] : target[0]);
    var query = target.length > 1 ? target[1] : "";
    return words.length > 2
        ? Request.form(words[0], path, query, words[2])
        : Request.of(words[0], path, query);
  }

  private static List<Section> sections() throws IOException {
    var sections = new ArrayList<Section>();
    try (var table = Objects.requireNonNull(V2TableIT.class.getResourceAsStream("/v2/answers.txt"))) {
      for (var block : new String(table.readAllBytes(), StandardCharsets.UTF_8).strip().split("\n\n", -1)) {
        var lines = block.lines().toList();
        var rows = new ArrayList<Row>();
        for (int i = 1; i + 1 < lines.size(); i += 2) {
          rows.add(new Row(lines.get(i), lines.get(i + 1).strip()));
        }
        sections.add(new Section(lines.getFirst().substring(2), rows));
      }
    }
    return sections;
  }
}
