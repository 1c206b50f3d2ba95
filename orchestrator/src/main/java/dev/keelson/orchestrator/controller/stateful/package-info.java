/**
 * Stateful sets: pods with ordinals, each with a name and volumes of its own, started, updated and stopped in order.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.stateful.StatefulSetController}. What happens next is said by
 * {@link dev.keelson.orchestrator.controller.stateful.SetPlan}. The API server owns the state. Names are made of
 * ordinals, so that a pod that is created twice collides; nothing has to be remembered between passes.
 *
 * <p>Must never know: volumes beyond their claims.
 */
@NullMarked
package dev.keelson.orchestrator.controller.stateful;

import org.jspecify.annotations.NullMarked;
