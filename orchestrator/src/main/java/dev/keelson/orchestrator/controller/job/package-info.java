/**
 * Jobs: pods that run until enough of them have succeeded, and the removal of jobs that have long finished.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.job.JobController},
 * {@link dev.keelson.orchestrator.controller.job.StrayPodController} and
 * {@link dev.keelson.orchestrator.controller.job.ExpiryController}. A pass observes
 * ({@link dev.keelson.orchestrator.controller.job.Observed}), counts
 * ({@link dev.keelson.orchestrator.controller.job.Tally}), decides
 * ({@link dev.keelson.orchestrator.controller.job.JobPlan}), acts, and keeps the books
 * ({@link dev.keelson.orchestrator.controller.job.Ledger}). The API server owns the state; what a pass has to remember
 * until the cache shows it is in {@link dev.keelson.orchestrator.controller.job.JobMemory}.
 *
 * <p>Must never know: which node a pod runs on, why a pod failed beyond its status.
 */
@NullMarked
package dev.keelson.orchestrator.controller.job;

import org.jspecify.annotations.NullMarked;
