/**
 * Which resources a server serves, asked of the server.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.client.discovery.Discovery}. Nothing here has state.
 */
@NullMarked
package dev.keelson.orchestrator.client.discovery;

import org.jspecify.annotations.NullMarked;
