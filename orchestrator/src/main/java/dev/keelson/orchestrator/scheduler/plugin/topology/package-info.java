/**
 * Where pods stand towards other pods: near, far, or evenly spread over the values of a node label.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.scheduler.plugin.topology.InterPodAffinity} and
 * {@link dev.keelson.orchestrator.scheduler.plugin.topology.PodTopologySpread}. Nothing here has state: what a pod
 * needs is counted once over the snapshot, then each node is a look into the counts.
 *
 * <p>Must never know: what nodes have or take.
 */
@NullMarked
package dev.keelson.orchestrator.scheduler.plugin.topology;

import org.jspecify.annotations.NullMarked;
