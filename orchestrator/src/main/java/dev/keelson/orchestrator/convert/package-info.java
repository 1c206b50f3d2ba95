/**
 * Older and sister versions of resources, to and from the version in which their objects are stored.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.convert.Conversion}. Functions over trees, without state.
 *
 * <p>Must never know: HTTP, storage.
 */
@NullMarked
package dev.keelson.orchestrator.convert;

import org.jspecify.annotations.NullMarked;
