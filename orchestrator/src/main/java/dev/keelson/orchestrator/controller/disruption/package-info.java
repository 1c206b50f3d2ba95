/**
 * Keeps the account of PodDisruptionBudgets: how many of the pods that each protects may be evicted now. The eviction
 * subresource charges the account, this room settles it.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.disruption.DisruptionController}; the numbers come from
 * {@link dev.keelson.orchestrator.controller.disruption.BudgetPlan}. Owns no state.
 *
 * <p>Must never know: who evicts, and why.
 */
@NullMarked
package dev.keelson.orchestrator.controller.disruption;

import org.jspecify.annotations.NullMarked;
