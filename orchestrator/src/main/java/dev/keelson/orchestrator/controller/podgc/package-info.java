/**
 * Removes pods that nobody else will: too many that have ended, those whose node is gone, and those that were deleted
 * before they had a node.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.podgc.PodGcController}, which remembers since when it has
 * missed a node.
 *
 * <p>Must never know: who made the pods.
 */
@NullMarked
package dev.keelson.orchestrator.controller.podgc;

import org.jspecify.annotations.NullMarked;
