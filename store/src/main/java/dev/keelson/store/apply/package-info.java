/**
 * What commands do to the state.
 *
 * <p>Enter at {@link dev.keelson.store.apply.CommandApplier}, which hands each command to the desk that knows it. The
 * applying thread owns everything here. A {@link dev.keelson.store.apply.Draft} gathers what one log entry changes;
 * every desk first decides, on what the draft shows, whether to refuse, and only then changes something.
 *
 * <p>Must never know: clocks, chance, replication, who listens. The result is a function of state and commands.
 */
@NullMarked
package dev.keelson.store.apply;

import org.jspecify.annotations.NullMarked;
