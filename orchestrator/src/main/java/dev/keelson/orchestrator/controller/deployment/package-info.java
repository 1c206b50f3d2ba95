/**
 * Moves a Deployment's pods from one template to the next: a ReplicaSet for each template, of which some grow while
 * others shrink.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.deployment.DeploymentController}. What to do is computed by
 * {@link dev.keelson.orchestrator.controller.deployment.RolloutPlan} from a
 * {@link dev.keelson.orchestrator.controller.deployment.Rollout}, as ReplicaSets to be written; what to report by
 * {@link dev.keelson.orchestrator.controller.deployment.DeploymentStatus} and
 * {@link dev.keelson.orchestrator.controller.deployment.Progress}. Nothing is owned but what was written and is not yet
 * seen.
 *
 * <p>Must never know: how ReplicaSets get their pods.
 */
@NullMarked
package dev.keelson.orchestrator.controller.deployment;

import org.jspecify.annotations.NullMarked;
