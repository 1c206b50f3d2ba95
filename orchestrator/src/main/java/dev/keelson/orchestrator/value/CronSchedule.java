package dev.keelson.orchestrator.value;

import java.util.List;
import java.util.Map;

/**
 * When a cron job is due: five fields, each a set of numbers as bits, or a name for them as {@code @hourly}. Grammar
 * and texts are those of robfig/cron, which Kubernetes uses.
 *
 * @param eitherDay days of the month and of the week are both restricted: then either will do
 */
public record CronSchedule(long minutes, long hours, long days, long months, long weekdays, boolean eitherDay) {
  private static final int CHARACTERS_MAX = 1_000;
  private static final Map<String, String> NAMED = Map.of("@yearly", "0 0 1 1 *", "@annually", "0 0 1 1 *",
      "@monthly", "0 0 1 * *", "@weekly", "0 0 * * 0", "@daily", "0 0 * * *", "@midnight", "0 0 * * *",
      "@hourly", "0 * * * *");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> WEEKDAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  /** Throws {@link InvalidValue} in the library's words. */
  public static CronSchedule parse(String text) {
    if (text.isEmpty()) {
      throw new InvalidValue("empty spec string");
    }
    if (text.length() > CHARACTERS_MAX) {
      throw new InvalidValue("expected exactly 5 fields, found more");
    }
    var bare = withoutZone(text);
    var fields = List.of((bare.startsWith("@") ? named(bare) : bare).strip().split("\\s+"));
    if (fields.size() != 5) {
      throw new InvalidValue("expected exactly 5 fields, found %d: [%s]"
          .formatted(fields.size(), String.join(" ", fields)));
    }
    var minutes = CronField.bits(fields.get(0), 0, 59, List.of());
    var hours = CronField.bits(fields.get(1), 0, 23, List.of());
    var days = CronField.bits(fields.get(2), 1, 31, List.of());
    var months = CronField.bits(fields.get(3), 1, 12, MONTHS);
    var weekdays = CronField.bits(fields.get(4), 0, 6, WEEKDAYS);
    return new CronSchedule(minutes, hours, days, months, weekdays,
        !CronField.isAny(fields.get(2)) && !CronField.isAny(fields.get(4)));
  }

  /** {@code TZ=...} in front is the business of validation. */
  private static String withoutZone(String text) {
    if (!text.startsWith("TZ=") && !text.startsWith("CRON_TZ=")) {
      return text;
    }
    var blank = text.indexOf(' ');
    return blank < 0 ? "" : text.substring(blank).strip();
  }

  private static String named(String name) {
    var fields = NAMED.get(name);
    if (fields != null || name.startsWith("@every ")) {
      return fields == null ? "* * * * *" : fields;
    }
    throw new InvalidValue("unrecognized descriptor: " + name);
  }
}
