/**
 * Events: what was done about an object and why, for people.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.client.event.EventRecorder}. {@link
 * dev.keelson.orchestrator.client.event.EventWriter} owns what waits to be written; what does not fit is dropped, since
 * nothing may depend on an event.
 *
 * <p>Must never know: who does what.
 */
@NullMarked
package dev.keelson.orchestrator.client.event;

import org.jspecify.annotations.NullMarked;
