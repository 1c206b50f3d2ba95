/**
 * What admission plugins read from pods: containers, and the amounts that they ask for.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.admission.pod.PodAmounts}. Nothing here has state.
 *
 * <p>Must never know: who asks, other objects.
 */
@NullMarked
package dev.keelson.orchestrator.admission.pod;

import org.jspecify.annotations.NullMarked;
