/**
 * What a client knows of the objects of a resource: listed once, then watched.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.client.informer.Informers}. An informer owns its objects; whoever gets
 * one must not change it.
 *
 * <p>Must never know: what is done about a change.
 */
@NullMarked
package dev.keelson.orchestrator.client.informer;

import org.jspecify.annotations.NullMarked;
