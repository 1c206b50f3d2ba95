/**
 * Volumes and claims: neither goes while it is in use.
 *
 * <p>Enter at the controllers; they have no state.
 *
 * <p>Must never know: what volumes are made of.
 */
@NullMarked
package dev.keelson.orchestrator.controller.volume;

import org.jspecify.annotations.NullMarked;
