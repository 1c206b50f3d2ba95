/**
 * What happens to an object between the request and the store: the pipelines of create, update, patch and delete.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.verb.Writes}. Every step is a function over a tree; nothing here has
 * state.
 *
 * <p>Must never know: how bodies are encoded, how answers are written, which tool asks.
 */
@NullMarked
package dev.keelson.orchestrator.verb;

import org.jspecify.annotations.NullMarked;
