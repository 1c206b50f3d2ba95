/**
 * The decision where a pod goes, as a function of a snapshot.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.scheduler.place.Scheduler#place}. Same pod, same snapshot, same draw:
 * same {@link dev.keelson.orchestrator.scheduler.place.Placement}. Nothing here has state.
 *
 * <p>Must never know: queues, clients, the clock, what is done with the decision.
 */
@NullMarked
package dev.keelson.orchestrator.scheduler.place;

import org.jspecify.annotations.NullMarked;
