package dev.keelson.orchestrator.client.event;

/**
 * Who tells.
 *
 * @param component such as {@code replicaset-controller}
 * @param host the node, for programs of nodes; else empty
 */
public record EventSource(String component, String host) {}
