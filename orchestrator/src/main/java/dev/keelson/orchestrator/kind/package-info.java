/**
 * What the server knows about single kinds: what it fills in, decides and refuses.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.kind.BuiltInKinds}. Functions over trees, without state.
 *
 * <p>Must never know: HTTP, storage.
 */
@NullMarked
package dev.keelson.orchestrator.kind;

import org.jspecify.annotations.NullMarked;
