/**
 * Changes as clients send them: JSON patch (RFC 6902), JSON merge patch (RFC 7386), Kubernetes' strategic merge patch.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.patch.JsonPatch}, {@link dev.keelson.orchestrator.patch.MergePatch} and
 * {@link dev.keelson.orchestrator.patch.StrategicMergePatch}. Each is a function from an object and a patch to a new
 * object which shares nothing with them. Nothing here has state.
 *
 * <p>Must never know: a kind by name, HTTP, storage; who owns a field (see apply).
 */
@NullMarked
package dev.keelson.orchestrator.patch;

import org.jspecify.annotations.NullMarked;
