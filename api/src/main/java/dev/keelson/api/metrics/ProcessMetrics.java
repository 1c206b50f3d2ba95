package dev.keelson.api.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel and the JVM know about this process. Made for Linux; elsewhere the families have no samples. */
public final class ProcessMetrics {
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;
  private static final long KIB = 1_024;

  private final Path status;
  private final UnixOperatingSystemMXBean system;
  private final double startSeconds;

  public ProcessMetrics() {
    this(Path.of("/proc/self/status"));
  }

  ProcessMetrics(Path status) {
    this.status = status;
    this.system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    this.startSeconds = ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS;
  }

  public List<Family> families() {
    return List.of(
        Family.counter(
            "process_cpu_seconds_total",
            "Total user and system CPU time spent in seconds.",
            () -> system.getProcessCpuTime() / NANOS),
        Family.gauge(
            "process_start_time_seconds",
            "Start time of the process since unix epoch in seconds.",
            () -> startSeconds),
        Family.gauge("process_open_fds", "Number of open file descriptors.", system::getOpenFileDescriptorCount),
        Family.gauge("process_max_fds", "Maximum number of open file descriptors.", system::getMaxFileDescriptorCount),
        Family.gauge("os_fd_used", "The number of used file descriptors.", system::getOpenFileDescriptorCount),
        Family.gauge("os_fd_limit", "The file descriptor limit.", system::getMaxFileDescriptorCount),
        fromStatus("process_resident_memory_bytes", "Resident memory size in bytes.", "VmRSS:"),
        fromStatus("process_virtual_memory_bytes", "Virtual memory size in bytes.", "VmSize:"));
  }

  /** A line of /proc/self/status such as {@code VmRSS:    123 kB}. */
  private Family fromStatus(String name, String help, String key) {
    return new Family(name, Family.Kind.GAUGE, help, () -> lines().stream()
        .filter(line -> line.startsWith(key))
        .map(line -> Sample.of((double) (Long.parseLong(line.replaceAll("\\D", "")) * KIB)))
        .toList());
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(status);
    } catch (IOException _) {
      return List.of();
    }
  }
}
