package dev.keelson.api.metrics;

import dev.keelson.store.meter.Timings;
import java.util.function.LongSupplier;

/**
 * What a member counts while it applies and reads.
 *
 * @param commits how long applying a log entry took, with its write to the backend
 * @param slowApplies entries that took longer than expected
 * @param failedReadIndexes linearizable reads whose confirmation did not come
 * @param lateReadIndexes those of them whose confirmation did not come in time
 */
public record Workings(
    Timings commits, LongSupplier slowApplies, LongSupplier failedReadIndexes, LongSupplier lateReadIndexes) {}
