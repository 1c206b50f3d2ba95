/**
 * Volumes: a pod waits for its claims, and goes where their volumes can be reached.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.scheduler.plugin.volume.VolumeBinding}. Nothing here has state, and
 * nothing is bound here: claims that wait for their pod find no node yet.
 *
 * <p>Must never know: where claims and volumes are kept.
 */
@NullMarked
package dev.keelson.orchestrator.scheduler.plugin.volume;

import org.jspecify.annotations.NullMarked;
