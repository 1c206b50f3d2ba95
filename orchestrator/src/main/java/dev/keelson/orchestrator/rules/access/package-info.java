/**
 * Rules for who may do what, and for what extends the API: roles, bindings, certificates, webhooks, definitions.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.rules.access.AccessRules}. Whether somebody may grant what a role
 * grants is known to authorization. Nothing here has state.
 *
 * <p>Must never know: other rooms' kinds.
 */
@NullMarked
package dev.keelson.orchestrator.rules.access;

import org.jspecify.annotations.NullMarked;
