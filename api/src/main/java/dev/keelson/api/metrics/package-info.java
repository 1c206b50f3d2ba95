/**
 * What this member tells Prometheus: etcd's names, types, labels and buckets.
 *
 * <p>Enter at {@link dev.keelson.api.metrics.Registry}. Figures that others count are asked for when somebody reads the
 * page; the few that are counted here live in instruments of the Prometheus library, which any thread may touch.
 *
 * <p>Must never know: HTTP. A figure that nobody counts is left out, never made up.
 */
@NullMarked
package dev.keelson.api.metrics;

import org.jspecify.annotations.NullMarked;
