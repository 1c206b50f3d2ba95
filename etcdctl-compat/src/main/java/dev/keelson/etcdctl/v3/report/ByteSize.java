package dev.keelson.etcdctl.v3.report;

import java.util.List;
import java.util.Locale;

/** Sizes for people: powers of a thousand, one digit after the point below ten. */
public final class ByteSize {
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");
  private static final double STEP = 1_000;

  private ByteSize() {}

  public static String humanized(long bytes) {
    if (bytes < 10) {
      return bytes + " B";
    }
    var power = (int) Math.floor(Math.log((double) bytes) / Math.log(STEP));
    var value = Math.floor(bytes / Math.pow(STEP, power) * 10 + 0.5) / 10;
    // Go rounds a half to the even neighbour, where Java's formats round it up.
    return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value < 10 ? value : Math.rint(value),
        UNITS.get(power));
  }
}
