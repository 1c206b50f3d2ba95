package dev.keelson.orchestrator.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of {@code kube-schema.tsv}, whose head says what its columns are.
 *
 * @param fields of each struct, in Go's order
 * @param aliases names of other types, as Go writes them
 * @param atomic structs that server-side apply takes as a whole
 */
record Table(
    Map<TypeName, List<FieldRow>> fields, Map<TypeName, String> aliases, List<KindRow> kinds, Set<TypeName> atomic) {
  private static final int FIELD_COLUMNS = 9;

  record KindRow(TypeName name, boolean clusterScoped) {}

  static Table read() {
    var table = new Table(new LinkedHashMap<>(), new HashMap<>(), new ArrayList<>(), new HashSet<>());
    new String(bytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).forEach(table::add);
    return table;
  }

  private void add(String line) {
    var cells = line.split("\t", -1);
    var name = new TypeName(cells[0], cells[1]);
    switch (cells[0]) {
      case "ALIAS" -> aliases.put(new TypeName(cells[1], cells[2]), alias(cells[3]));
      case "KIND" -> kinds.add(new KindRow(new TypeName(cells[1], cells[2]), cells[3].equals("cluster")));
      case "ATOMIC" -> atomic.add(new TypeName(cells[1], cells[2]));
      default -> addField(name, cells);
    }
  }

  private void addField(TypeName name, String[] cells) {
    if (cells.length != FIELD_COLUMNS) {
      throw new IllegalStateException("kube-schema.tsv: " + name + " has a row with " + cells.length + " columns");
    }
    fields.computeIfAbsent(name, absent -> new ArrayList<>()).add(FieldRow.parse(cells));
  }

  /** {@code type A = B} and {@code type A B} are the same in JSON. */
  private static String alias(String goType) {
    return goType.startsWith("= ") ? goType.substring(2) : goType;
  }

  static byte[] bytes() {
    try (InputStream in = Table.class.getResourceAsStream("kube-schema.tsv")) {
      if (in == null) {
        throw new IllegalStateException("kube-schema.tsv is missing: the program is incomplete");
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
