/**
 * What a request asks for, read off its target and headers.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.request.RequestInfo} and {@link
 * dev.keelson.orchestrator.request.Acceptance}. Nothing here has state.
 *
 * <p>Must never know: who asks, what is stored, how an answer is made.
 */
@NullMarked
package dev.keelson.orchestrator.request;

import org.jspecify.annotations.NullMarked;
