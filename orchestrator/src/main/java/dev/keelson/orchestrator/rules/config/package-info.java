/**
 * Rules for what configures a cluster and its pods: namespaces, nodes, config maps, secrets, accounts, limits, quotas.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.rules.config.ConfigRules}. Nothing here has state.
 *
 * <p>Must never know: other rooms' kinds.
 */
@NullMarked
package dev.keelson.orchestrator.rules.config;

import org.jspecify.annotations.NullMarked;
