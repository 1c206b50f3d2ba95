package dev.keelson.api.etcd.lease;

import java.time.Duration;

/**
 * What an operator may choose about leases.
 *
 * @param requestTimeout how long the leader's own proposals may take
 * @param checkpoints whether remaining times of long leases are replicated; off by default, as etcd's feature gate
 */
public record LeaseSettings(Duration electionTimeout, Duration requestTimeout, boolean checkpoints) {}
