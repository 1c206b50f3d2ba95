package dev.keelson.orchestrator.controller.node;

import java.time.Duration;

/** The times and bounds of kube-controller-manager 1.32, under the flags that set them there. */
final class Limits {
  /** {@code --node-monitor-period}. */
  static final Duration MONITOR_PERIOD = Duration.ofSeconds(5);

  /** {@code --node-monitor-grace-period}: several heartbeats, of which a node sends one each 10 seconds. */
  static final Duration MONITOR_GRACE = Duration.ofSeconds(50);

  /** {@code --node-startup-grace-period}: for a node that has never reported. */
  static final Duration STARTUP_GRACE = Duration.ofMinutes(1);

  /** {@code --node-eviction-rate}: one node each 10 seconds in a zone that is well. */
  static final Duration EVICTION_INTERVAL = Duration.ofSeconds(10);

  /** {@code --secondary-node-eviction-rate}: in a large zone of which much is unwell. */
  static final Duration SLOW_EVICTION_INTERVAL = Duration.ofSeconds(100);

  /** {@code --large-cluster-size-threshold}: smaller zones that are unwell lose no node. */
  static final int LARGE_ZONE_NODES = 50;

  /** {@code --unhealthy-zone-threshold}. */
  static final double UNHEALTHY_SHARE = 0.55;

  private Limits() {}
}
