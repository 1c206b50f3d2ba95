package dev.keelson.orchestrator.value;

import java.util.List;
import java.util.Locale;

/** A field of a schedule: {@code 1,5-10/2,*}. */
final class CronField {
  private CronField() {}

  static boolean isAny(String field) {
    return field.startsWith("*") || field.startsWith("?");
  }

  /** The numbers, as bits; names stand for the numbers from the least on. */
  static long bits(String field, int min, int max, List<String> names) {
    var bits = 0L;
    for (var part : field.split(",", -1)) {
      bits |= range(part, min, max, names);
    }
    return bits;
  }

  private static long range(String part, int min, int max, List<String> names) {
    var stepped = part.split("/", -1);
    var ends = stepped[0].split("-", -1);
    if (stepped.length > 2) {
      throw new InvalidValue("too many slashes: " + part);
    }
    if (ends.length > 2) {
      throw new InvalidValue("too many hyphens: " + part);
    }
    var any = ends[0].equals("*") || ends[0].equals("?");
    var from = any ? min : number(ends[0], min, names);
    var to = any ? max : ends.length == 2 ? number(ends[1], min, names) : from;
    var step = 1;
    if (stepped.length == 2) {
      step = number(stepped[1], 0, List.of());
      to = ends.length == 1 && !any ? max : to;
    }
    check(part, from, to, step, min, max);
    var bits = 0L;
    for (var i = from; i <= to; i += step) {
      bits |= 1L << i;
    }
    return bits;
  }

  private static void check(String part, int from, int to, int step, int min, int max) {
    if (from < min) {
      throw new InvalidValue("beginning of range (%d) below minimum (%d): %s".formatted(from, min, part));
    }
    if (to > max) {
      throw new InvalidValue("end of range (%d) above maximum (%d): %s".formatted(to, max, part));
    }
    if (from > to) {
      throw new InvalidValue("beginning of range (%d) beyond end of range (%d): %s".formatted(from, to, part));
    }
    if (step == 0) {
      throw new InvalidValue("step of range should be a positive number: " + part);
    }
  }

  private static int number(String text, int min, List<String> names) {
    var name = names.indexOf(text.toLowerCase(Locale.ROOT));
    if (name >= 0) {
      return name + min;
    }
    try {
      var number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw new InvalidValue("failed to parse int from " + text + ": strconv.Atoi: parsing \"" + text
          + "\": invalid syntax");
    }
    throw new InvalidValue("negative number (" + text + ") not allowed: " + text);
  }
}
