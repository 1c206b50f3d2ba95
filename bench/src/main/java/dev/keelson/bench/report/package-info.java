/**
 * Results as people and documents want them.
 *
 * <p>Enter at {@link dev.keelson.bench.report.Comparison}. Values in, text out; nobody owns state here.
 *
 * <p>Must never know: processes, connections, clocks.
 */
@NullMarked
package dev.keelson.bench.report;

import org.jspecify.annotations.NullMarked;
