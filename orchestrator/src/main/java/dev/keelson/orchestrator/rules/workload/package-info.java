/**
 * Rules for what makes pods: deployments, sets, jobs.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.rules.workload.WorkloadRules}. Nothing here has state.
 *
 * <p>Must never know: what is in a pod template; {@link dev.keelson.orchestrator.rules.pod.PodSpecs} does.
 */
@NullMarked
package dev.keelson.orchestrator.rules.workload;

import org.jspecify.annotations.NullMarked;
