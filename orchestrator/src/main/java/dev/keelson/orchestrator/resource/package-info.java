/**
 * What is served: a row for each resource of each version.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.resource.Registry}. Immutable after it was read.
 *
 * <p>Must never know: HTTP, storage, what a kind means.
 */
@NullMarked
package dev.keelson.orchestrator.resource;

import org.jspecify.annotations.NullMarked;
