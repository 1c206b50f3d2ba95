/**
 * The scheduler's decision under JMH, without API server and informers.
 *
 * <p>Enter at {@link dev.keelson.bench.schedule.SchedulerBenchmark}. Each benchmark owns a cluster that fills up.
 *
 * <p>Must never know: HTTP, stores.
 */
@NullMarked
package dev.keelson.bench.schedule;

import org.jspecify.annotations.NullMarked;
