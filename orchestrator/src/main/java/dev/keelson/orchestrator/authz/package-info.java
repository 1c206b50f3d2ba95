/**
 * Who may do what: rules of roles and their bindings, nodes, policy files; and the rules that a cluster begins with.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.authz.Access} (pass or 403) and {@link
 * dev.keelson.orchestrator.authz.Authorizer}. {@link dev.keelson.orchestrator.authz.RbacIndex} and {@link
 * dev.keelson.orchestrator.authz.NodeIndex} hold what they were told of; everything else has no state.
 *
 * <p>Must never know: HTTP, storage, how a user was found out.
 */
@NullMarked
package dev.keelson.orchestrator.authz;

import org.jspecify.annotations.NullMarked;
