/**
 * {@code /v2/stats}: what this member does, how its followers keep up, how its tree is used.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.v2.stats.StatsPages}. Everything is counted elsewhere, but for the
 * leader that was seen last, which {@link dev.keelson.api.etcd.v2.stats.LeaderSight} keeps.
 *
 * <p>Must never know: Ratis, who asks.
 */
@NullMarked
package dev.keelson.api.etcd.v2.stats;

import org.jspecify.annotations.NullMarked;
