/**
 * How Kubernetes says no: the Status object, its reasons and texts.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.status.Refusals}. Nothing here has state.
 *
 * <p>Must never know: HTTP beyond the code, storage, schemas.
 */
@NullMarked
package dev.keelson.orchestrator.status;

import org.jspecify.annotations.NullMarked;
