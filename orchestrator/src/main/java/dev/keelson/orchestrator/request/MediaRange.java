package dev.keelson.orchestrator.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One clause of an Accept header, or a Content-Type (RFC 9110, 12.5.1 and 8.3).
 *
 * @param type in lower case
 * @param parameters without {@code q}
 * @param weight 0 to 1
 */
record MediaRange(String type, Map<String, String> parameters, double weight) {
  /** The clauses of an Accept header, the most wanted first, otherwise in the order given. */
  static List<MediaRange> of(String header) {
    var ranges = new ArrayList<MediaRange>();
    for (var clause : header.split(",", -1)) {
      if (!clause.isBlank()) {
        ranges.add(one(clause));
      }
    }
    ranges.sort(Comparator.comparingDouble(range -> -range.weight()));
    return ranges;
  }

  static MediaRange one(String clause) {
    var parts = clause.split(";", -1);
    var parameters = new HashMap<String, String>();
    double weight = 1;
    for (int i = 1; i < parts.length; i++) {
      var pair = parts[i].strip();
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals).strip();
      var value = equals < 0 ? "" : pair.substring(equals + 1).strip().replace("\"", "");
      if (name.equals("q")) {
        weight = weight(value);
      } else {
        parameters.put(name, value);
      }
    }
    return new MediaRange(parts[0].strip().toLowerCase(Locale.ROOT), Map.copyOf(parameters), weight);
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  private static double weight(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
