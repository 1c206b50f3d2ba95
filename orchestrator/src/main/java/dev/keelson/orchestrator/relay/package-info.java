/**
 * Calls that this server passes on: to the agents of nodes, and to pods and services themselves.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.relay.Relay}. One virtual thread each way; a connection belongs to one
 * request. After a change of protocols nothing of what passes is understood here: exec, attach and port-forward are
 * between the client and the agent, over SPDY or WebSocket.
 *
 * <p>Knows: HTTP/1.1 as a client. Must never know: what kubelets do.
 */
@NullMarked
package dev.keelson.orchestrator.relay;

import org.jspecify.annotations.NullMarked;
