/**
 * How long things take, counted where they happen and asked for by metrics.
 *
 * <p>Enter at {@link dev.keelson.store.meter.Timings}. Nobody owns what is in here: any thread counts, and any thread
 * reads.
 *
 * <p>Must never know: what is measured, who asks.
 */
@NullMarked
package dev.keelson.store.meter;

import org.jspecify.annotations.NullMarked;
