/**
 * The verbs on resources, as HTTP shows them: one class per verb.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.endpoint.Endpoints}. Nothing here has state; objects are in the store and
 * in its cache.
 *
 * <p>Must never know: who may do what, how connections work.
 */
@NullMarked
package dev.keelson.orchestrator.endpoint;

import org.jspecify.annotations.NullMarked;
