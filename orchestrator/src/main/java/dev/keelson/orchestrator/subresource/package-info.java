/**
 * What subresources make of objects: scales, bindings, evictions, finalizers.
 *
 * <p>Functions over trees, without state; {@link dev.keelson.orchestrator.endpoint} serves them.
 *
 * <p>Must never know: HTTP, storage.
 */
@NullMarked
package dev.keelson.orchestrator.subresource;

import org.jspecify.annotations.NullMarked;
