package dev.keelson.orchestrator.openapi.harvest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HarvestTest {
  @Test
  void every_line_names_a_type_a_field_and_what_it_is_for(@TempDir Path folder) throws IOException {
    var file = folder.resolve("descriptions.tsv");
    Harvest.main(new String[] {file.toString()});
    var lines = Files.readAllLines(file);
    assertTrue(lines.size() > 2000, "many types are described: " + lines.size());
    lines.forEach(line -> assertEquals(4, line.split("\t", -1).length, line));
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("core/v1\tEvent\treason\t")),
        "also types whose name two groups share");
  }
}
