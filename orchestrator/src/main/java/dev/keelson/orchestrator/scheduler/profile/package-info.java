/**
 * Which plugins place which pods: kube-scheduler's configuration file, and what holds without one.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.scheduler.profile.SchedulerConfiguration}.
 * {@link dev.keelson.orchestrator.scheduler.profile.Plugins} is the list of what there is. Read once, at the start;
 * nothing here has state.
 *
 * <p>Must never know: snapshots, queues, clients.
 */
@NullMarked
package dev.keelson.orchestrator.scheduler.profile;

import org.jspecify.annotations.NullMarked;
