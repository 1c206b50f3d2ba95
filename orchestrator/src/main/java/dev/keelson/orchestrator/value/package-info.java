/**
 * Values inside objects: what they mean, whether they are well formed, how they are written.
 *
 * <p>Nothing here has state.
 *
 * <p>Must never know: kinds, HTTP, storage.
 */
@NullMarked
package dev.keelson.orchestrator.value;

import org.jspecify.annotations.NullMarked;
