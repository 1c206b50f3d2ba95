/**
 * Nodes whose containers are simulated: thousands of them in one process, for tests of scale and for trying things out.
 *
 * <p>Enter at {@link dev.keelson.agent.hollow.HollowCluster}. One watch brings the pods of all nodes; one thread, that
 * of {@link dev.keelson.agent.hollow.Loop}, owns the {@link dev.keelson.agent.hollow.Fleet}: every pod's run, every
 * timer, every address. What it has to report goes to {@link dev.keelson.agent.hollow.Reports}, where a few workers
 * write the newest report of each pod, one at a time.
 *
 * <p>How long things take is a {@link dev.keelson.agent.hollow.Latency}; what a container does, a {@link
 * dev.keelson.agent.hollow.Script} read from its command.
 *
 * <p>Must never know: rules of pods' lives; {@link dev.keelson.agent.pod} has them.
 */
@NullMarked
package dev.keelson.agent.hollow;

import org.jspecify.annotations.NullMarked;
