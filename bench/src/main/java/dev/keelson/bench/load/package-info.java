/**
 * Workloads and the loops that run them against any etcd endpoints. Every run is bounded in time and checks each
 * answer; a run with an error is no result.
 *
 * <p>Enter at {@link dev.keelson.bench.load.Workloads}. A {@link dev.keelson.bench.load.Tally} owns the figures of a
 * run; each caller owns its script.
 *
 * <p>Must never know: which program serves the endpoints, how it was started.
 */
@NullMarked
package dev.keelson.bench.load;

import org.jspecify.annotations.NullMarked;
