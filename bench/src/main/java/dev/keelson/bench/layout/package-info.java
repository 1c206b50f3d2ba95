/**
 * Ways to lay keys, history and events out in RocksDB, bare, side by side: the proof behind the store's choice.
 *
 * <p>Enter at {@link dev.keelson.bench.layout.LayoutBenchmark}; docs/decisions/0001-layout-on-disk.md has the figures.
 * Each benchmark thread group owns its database.
 *
 * <p>Must never know: the store, which is measured as a whole elsewhere.
 */
@NullMarked
package dev.keelson.bench.layout;

import org.jspecify.annotations.NullMarked;
