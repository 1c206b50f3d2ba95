package dev.keelson.api.etcd.tree;

import java.time.Duration;

/** Every bound of the tree's expiry. */
final class Limits {
  /** As etcd: the leader sweeps this often at most, unless the last sweep left something over. */
  static final Duration SWEEP_PAUSE = Duration.ofMillis(500);

  /** A wall clock can be set: while anything is to end, it is looked at this often at least. */
  static final Duration CLOCK_LOOK_PAUSE = Duration.ofSeconds(1);

  /** Nodes that one log entry removes: some twenty milliseconds of the applying thread, which others wait for. */
  static final int SWEPT_NODES_MAX = 2_500;

  /** A listing up to this size is answered from memory; a larger one is read while the client takes it. */
  static final long LISTING_HELD_BYTES_MAX = 1 << 20;

  private Limits() {}
}
