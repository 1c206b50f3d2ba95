/**
 * What templates a set of pods had: ControllerRevisions, by which stateful sets and daemon sets roll forward and back.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.history.RevisionKeeper}. What should happen is said by
 * {@link dev.keelson.orchestrator.controller.history.HistoryPlan}. The API server owns the state; the name of a
 * revision is a hash of what is in it, so that making it twice collides.
 *
 * <p>Must never know: pods, which kind of set asks.
 */
@NullMarked
package dev.keelson.orchestrator.controller.history;

import org.jspecify.annotations.NullMarked;
