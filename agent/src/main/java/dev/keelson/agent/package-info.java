/**
 * Nodes of a Kubernetes cluster.
 *
 * <p>{@link dev.keelson.agent.pod} decides what becomes of a pod on its node and what is reported of it; {@link
 * dev.keelson.agent.node} is the node's own report; {@link dev.keelson.agent.hollow} simulates what runs; {@link
 * dev.keelson.agent.program} is the command.
 *
 * <p>Must never know: the API server's inside. It is a client like any other.
 */
@NullMarked
package dev.keelson.agent;

import org.jspecify.annotations.NullMarked;
