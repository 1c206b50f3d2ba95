/**
 * The plugin LimitRanger: defaults and bounds for what containers, pods and claims ask for.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.admission.limitrange.LimitRanger}. Nothing here has state.
 *
 * <p>Must never know: HTTP, how objects are stored.
 */
@NullMarked
package dev.keelson.orchestrator.admission.limitrange;

import org.jspecify.annotations.NullMarked;
