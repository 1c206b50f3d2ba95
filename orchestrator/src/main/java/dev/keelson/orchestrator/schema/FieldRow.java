package dev.keelson.orchestrator.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of the table.
 *
 * @param json the name in JSON; {@link #INLINE} for embedded structs
 * @param number in protobuf; 0 where there is none
 * @param repeated protobuf repeats it; of no use for plain slices, for which the table is not sure
 */
record FieldRow(
    String json,
    int number,
    boolean repeated,
    String goType,
    boolean omitEmpty,
    boolean omitZero,
    List<String> markers) {
  static final String INLINE = "<inline>";

  static FieldRow parse(String[] cells) {
    var markers = cells[8].isEmpty() ? List.<String>of() : List.of(cells[8].split(";"));
    return new FieldRow(cells[2], cells[3].isEmpty() ? 0 : Integer.parseInt(cells[3]), cells[5].equals("rep"),
        cells[6], !cells[7].isEmpty(), cells[7].equals("oz"), markers);
  }

  boolean inline() {
    return json.equals(INLINE);
  }

  boolean marked(String marker) {
    return markers.contains(marker);
  }

  /** The value of the first marker with this name. */
  Optional<String> marker(String name) {
    return all(name).stream().findFirst();
  }

  List<String> all(String name) {
    var values = new ArrayList<String>();
    for (var marker : markers) {
      if (marker.startsWith(name) && marker.startsWith("=", name.length())) {
        values.add(marker.substring(name.length() + 1));
      }
    }
    return values;
  }
}
