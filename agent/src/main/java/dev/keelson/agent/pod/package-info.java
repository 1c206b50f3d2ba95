/**
 * The life of a pod on its node, and what the node reports of it: what a kubelet decides, without what it does.
 *
 * <p>Enter at {@link dev.keelson.agent.pod.PodMachine}: a pod's {@link dev.keelson.agent.pod.PodRun} and a {@link
 * dev.keelson.agent.pod.Signal} of what happened give the next {@code PodRun} and {@link dev.keelson.agent.pod.Action}s
 * for a container runtime. {@link dev.keelson.agent.pod.PodStatus} writes a run down as the API has it. Everything is a
 * value or a function of values; who calls owns the state.
 *
 * <p>Must never know: clocks, threads, the API's client, which runtime there is.
 */
@NullMarked
package dev.keelson.agent.pod;

import org.jspecify.annotations.NullMarked;
