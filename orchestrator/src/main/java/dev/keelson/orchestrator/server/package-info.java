/**
 * The API server: from a request that has arrived to whoever answers it.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.server.ApiServer}. A request is served by a virtual thread of its own.
 *
 * <p>Must never know: what a kind means, how objects are encoded or stored.
 */
@NullMarked
package dev.keelson.orchestrator.server;

import org.jspecify.annotations.NullMarked;
