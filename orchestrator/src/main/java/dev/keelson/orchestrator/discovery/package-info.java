/**
 * Tells clients what is served: the documents under /api and /apis, one by one and aggregated.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.discovery.DiscoveryPages}. The documents are made once, at start.
 *
 * <p>Must never know: objects, storage.
 */
@NullMarked
package dev.keelson.orchestrator.discovery;

import org.jspecify.annotations.NullMarked;
