package dev.keelson.orchestrator.resource;

/**
 * Where objects are.
 *
 * @param path under the registry's root in the store; empty when they are not stored
 */
public record Place(boolean namespaced, String path) {}
