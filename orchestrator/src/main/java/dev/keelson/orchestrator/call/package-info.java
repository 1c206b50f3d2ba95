/**
 * One request on its way through the server, and the form of its answer.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.call.ApiCall}. A call is owned by the virtual thread that serves it.
 *
 * <p>Must never know: resources' meaning, storage.
 */
@NullMarked
package dev.keelson.orchestrator.call;

import org.jspecify.annotations.NullMarked;
