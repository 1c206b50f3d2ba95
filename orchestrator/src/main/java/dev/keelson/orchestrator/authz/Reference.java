package dev.keelson.orchestrator.authz;

/**
 * An object that a pod uses.
 *
 * @param resource such as {@code secrets}
 */
record Reference(String resource, String namespace, String name) {}
