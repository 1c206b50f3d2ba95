package dev.keelson.orchestrator.resource;

import dev.keelson.orchestrator.schema.Schema;
import dev.keelson.orchestrator.schema.StructShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads resources.tsv, whose head explains the columns. */
final class ResourceTable {
  private static final String FILE = "resources.tsv";
  private static final String NOTHING = "-";

  private final Schema schema;

  ResourceTable(Schema schema) {
    this.schema = schema;
  }

  List<Resource> read() {
    try (var file = ResourceTable.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not in the jar");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(this::resource)
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Resource resource(String[] row) {
    var kind = row[2];
    var names = new Names(row[3], kind.toLowerCase(Locale.ROOT), kind, list(row[6]), list(row[7]));
    var place = new Place(row[4].equals("ns"), row[9].equals(NOTHING) ? "" : row[9]);
    return new Resource(
        GroupVersion.of(row[0]), names, place, Verb.of(row[5]), list(row[8]), traits(row[10]), shape(row[1], kind));
  }

  private StructShape shape(String groupVersion, String kind) {
    return schema.type(groupVersion, kind)
        .orElseThrow(() -> new IllegalStateException("no schema for " + groupVersion + " " + kind));
  }

  private static Set<Trait> traits(String cell) {
    return list(cell).stream().map(name -> Trait.valueOf(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  private static List<String> list(String cell) {
    return cell.equals(NOTHING) ? List.of() : List.of(cell.split(",", -1));
  }
}
