/**
 * Rules for what pods are reached by: services, endpoints, ingresses, network policies.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.rules.network.NetworkRules}. Which address or port is still free is known
 * to whoever allocates them. Nothing here has state.
 *
 * <p>Must never know: other rooms' kinds.
 */
@NullMarked
package dev.keelson.orchestrator.rules.network;

import org.jspecify.annotations.NullMarked;
