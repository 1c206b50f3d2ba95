/**
 * A whole API server for tests of its clients, on a store in memory.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.live.LiveApi}, which owns all that it starts.
 *
 * <p>Must never know: what is tested.
 */
@NullMarked
package dev.keelson.orchestrator.live;

import org.jspecify.annotations.NullMarked;
