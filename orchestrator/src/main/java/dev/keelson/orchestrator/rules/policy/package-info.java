/**
 * Rules for what governs pods from outside: autoscalers, budgets, priorities, runtimes, leases.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.rules.policy.PolicyRules}. Nothing here has state.
 *
 * <p>Must never know: other rooms' kinds.
 */
@NullMarked
package dev.keelson.orchestrator.rules.policy;

import org.jspecify.annotations.NullMarked;
