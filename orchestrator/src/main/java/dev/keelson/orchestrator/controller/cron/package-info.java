/**
 * Cron jobs: a job each time a schedule says so.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.cron.CronJobController}. What is due when is a
 * {@link dev.keelson.orchestrator.controller.cron.Timetable}; which run was missed is
 * {@link dev.keelson.orchestrator.controller.cron.Occasion}; what is done about it is
 * {@link dev.keelson.orchestrator.controller.cron.CronPlan}. The API server owns the state. The name of a job says for
 * which minute it is, so that no run happens twice.
 *
 * <p>Must never know: pods.
 */
@NullMarked
package dev.keelson.orchestrator.controller.cron;

import org.jspecify.annotations.NullMarked;
