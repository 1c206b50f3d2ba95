package dev.keelson.raft.ratis;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.keelson.raft.ReplicaSettings;
import dev.keelson.raft.proposal.Limits;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** How Ratis is set up. Every value that is not Ratis' default has its reason here. */
final class RatisProperties {
  private static final int MEBI = 1 << 20;

  /** Small segments: whole ones are cached on the heap, and whole ones are purged. */
  private static final int SEGMENT_BYTES_MAX = 8 * MEBI;

  private static final int SEGMENTS_CACHED_MAX = 2;

  /** At least four megabytes of entries per request, and always the largest entry. */
  private static final int APPENDER_BYTES_MIN = 4 * MEBI;

  private RatisProperties() {}

  static RaftProperties of(ReplicaSettings settings) {
    RaftProperties properties = new RaftProperties();
    RaftServerConfigKeys.setStorageDir(properties, List.of(settings.directory().resolve("ratis").toFile()));
    properties.set("raft.rpc.type", PeerRpc.Type.class.getName());
    timing(properties, settings);
    log(properties, settings);
    memory(properties);
    return properties;
  }

  /** The largest message between members: a request of the appender, or a chunk, with room for their heads. */
  static int messageBytesMax(ReplicaSettings settings) {
    return appenderBytesMax(settings) + MEBI;
  }

  private static int appenderBytesMax(ReplicaSettings settings) {
    return Math.max(APPENDER_BYTES_MIN, settings.requestBytesMax() + 2 * Limits.ENTRY_BYTES_MAX);
  }

  private static void timing(RaftProperties properties, ReplicaSettings settings) {
    long electionMillis = settings.electionTimeout().toMillis();
    // Ratis sends heartbeats every half of the minimum.
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, millis(electionMillis));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, millis(2 * electionMillis));
    // A member that just started need not assume that it missed a leader: it asks, and pre-vote keeps that harmless.
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(properties, millis(Math.max(1, electionMillis / 20)));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(properties, millis(Math.max(2, electionMillis / 5)));
    // Ratis' ten seconds would keep a healed leader out of elections for as long.
    RaftServerConfigKeys.LeaderElection.setLeaderStepDownWaitTime(properties, millis(electionMillis));
    // A process that was stopped for minutes must go on, not close itself for good.
    RaftServerConfigKeys.setCloseThreshold(properties, TimeDuration.valueOf(365, TimeUnit.DAYS));
    RaftServerConfigKeys.Log.Appender.setWaitTimeMin(properties, TimeDuration.ZERO);
  }

  private static void log(RaftProperties properties, ReplicaSettings settings) {
    int appenderBytes = appenderBytesMax(settings);
    RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SizeInBytes.valueOf(SEGMENT_BYTES_MAX));
    RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, SEGMENTS_CACHED_MAX);
    RaftServerConfigKeys.Log.setSegmentCacheSizeMax(
        properties, SizeInBytes.valueOf((long) SEGMENTS_CACHED_MAX * SEGMENT_BYTES_MAX));
    RaftServerConfigKeys.Log.setWriteBufferSize(properties, SizeInBytes.valueOf(appenderBytes + 8L));
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, SizeInBytes.valueOf(appenderBytes));
    // The replica flushes, ships checkpoints and purges by itself.
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, false);
    RaftServerConfigKeys.Log.Appender.setInstallSnapshotEnabled(properties, false);
    RaftServerConfigKeys.Log.setPurgeGap(properties, 1);
    // An entry with the commit index after each commit would double the writes; heartbeats carry it (see Appenders).
    RaftServerConfigKeys.Log.setLogMetadataEnabled(properties, false);
    RaftServerConfigKeys.Log.setUnsafeFlushEnabled(properties, !settings.fsync());
  }

  private static void memory(RaftProperties properties) {
    RaftServerConfigKeys.Write.setElementLimit(properties, 4 * Limits.ENTRIES_IN_FLIGHT_MAX);
    RaftServerConfigKeys.RetryCache.setExpiryTime(properties, TimeDuration.valueOf(2, TimeUnit.SECONDS));
    properties.set(RaftServerConfigKeys.Log.QUEUE_BYTE_LIMIT_KEY, "32MB");
  }

  private static TimeDuration millis(long millis) {
    return TimeDuration.valueOf(millis, MILLISECONDS);
  }
}
