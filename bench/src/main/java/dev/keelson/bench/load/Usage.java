package dev.keelson.bench.load;

/**
 * What the servers have used so far.
 *
 * @param cpuNanos of all of them, since they were started
 * @param rssBytesMax of the largest of them, now
 */
public record Usage(long cpuNanos, long rssBytesMax) {
  public static final Usage UNKNOWN = new Usage(0, 0);
}
