package dev.keelson.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells about a process in /proc; see proc(5). */
record ProcReading(long cpuNanos, long rssBytes) {
  /** USER_HZ is 100 on every Linux that we run on. */
  private static final long TICK_NANOS = 10_000_000;

  /** Fields of {@code stat} counted from the one after the program's name. */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;

  static ProcReading of(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      var ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
      return new ProcReading(ticks * TICK_NANOS, rssBytes(pid));
    } catch (IOException e) {
      throw new UncheckedIOException("process " + pid + " is gone", e);
    }
  }

  private static long rssBytes(long pid) throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
      }
    }
    return 0;
  }
}
