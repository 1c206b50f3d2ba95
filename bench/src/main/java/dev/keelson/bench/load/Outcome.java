package dev.keelson.bench.load;

/**
 * The figures of one run.
 *
 * @param operations calls answered, or events delivered, while measured
 * @param serversCpuNanos of all servers together while measured
 * @param error what went wrong first, empty for nothing
 */
public record Outcome(
    long operations,
    double seconds,
    double p50Micros,
    double p99Micros,
    long serversCpuNanos,
    long rssBytesMax,
    long errors,
    String error) {
  public double operationsPerSecond() {
    return operations / seconds;
  }

  public double cpuMicrosPerOperation() {
    return operations == 0 ? 0 : serversCpuNanos / 1e3 / operations;
  }
}
