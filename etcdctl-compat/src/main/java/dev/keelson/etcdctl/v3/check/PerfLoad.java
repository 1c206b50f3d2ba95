package dev.keelson.etcdctl.v3.check;

import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;

/** How much to ask of a cluster; the sizes are etcdctl's. */
record PerfLoad(int writesPerSecond, int clients) {
  static PerfLoad of(String name) {
    return switch (name) {
      case "s", "small" -> new PerfLoad(150, 50);
      case "m", "medium" -> new PerfLoad(1_000, 200);
      case "l", "large" -> new PerfLoad(8_000, 500);
      case "xl", "xLarge" -> new PerfLoad(15_000, 1_000);
      default -> throw new Failure(ExitCode.BAD_FEATURE, "unknown load option " + name);
    };
  }
}
