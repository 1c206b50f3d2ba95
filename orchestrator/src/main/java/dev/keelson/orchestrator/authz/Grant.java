package dev.keelson.orchestrator.authz;

/**
 * That a binding gives a role to somebody.
 *
 * @param binding names it among all bindings
 * @param reason how that is told to audits and reviews
 */
record Grant(String binding, RoleRef role, String reason) {}
