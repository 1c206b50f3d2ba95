/**
 * How controllers, the scheduler and nodes talk to an API server: verbs on trees, over HTTPS or within the process.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.client.ApiClient}. Nothing here has state. The rooms below build on it:
 * {@code https} carries requests over the network, {@code informer} keeps what was listed and watched, {@code queue}
 * orders the work, {@code election} finds one leader, {@code event} tells people.
 *
 * <p>Must never know: how the server works, the store.
 */
@NullMarked
package dev.keelson.orchestrator.client;

import org.jspecify.annotations.NullMarked;
