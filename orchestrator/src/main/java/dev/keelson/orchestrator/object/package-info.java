/**
 * Objects of one resource in the store: trees in, trees out, each write against a known version.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.object.Objects}. The store owns the state.
 *
 * <p>Must never know: HTTP, what a kind means.
 */
@NullMarked
package dev.keelson.orchestrator.object;

import org.jspecify.annotations.NullMarked;
