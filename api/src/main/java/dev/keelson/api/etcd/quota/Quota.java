package dev.keelson.api.etcd.quota;

/**
 * How much a member may store ({@code --quota-backend-bytes}).
 *
 * @param bytesMax as configured: 0 = the default, negative = no limit
 */
public record Quota(long bytesMax) {
  /** etcd's {@code DefaultQuotaBytes}. */
  public static final long DEFAULT_BYTES = 2L << 30;

  /**
   * What the disk must have left for writes to go on: room for the memory tables to be flushed once and for log
   * segments that are preallocated, so that a full disk never stops us in the middle of a write.
   */
  static final long DISK_FREE_BYTES_MIN = 128L << 20;

  /** What Status tells. */
  public long effectiveBytes() {
    return bytesMax == 0 ? DEFAULT_BYTES : bytesMax;
  }

  /** Whether a request of that cost fits. What costs nothing always does. */
  public boolean allows(long cost, Space space) {
    if (cost == 0) {
      return true;
    }
    boolean withinQuota = bytesMax < 0 || space.storedBytes() + cost < effectiveBytes();
    return withinQuota && space.diskFreeBytes() > DISK_FREE_BYTES_MIN;
  }
}
