/**
 * Empties namespaces that are being deleted, and lets them go when nothing is left.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.namespace.NamespaceController}. What remains and why is kept
 * in the namespace's own conditions, so that anybody can go on where another stopped.
 *
 * <p>Must never know: single kinds, other than that pods take their time.
 */
@NullMarked
package dev.keelson.orchestrator.controller.namespace;

import org.jspecify.annotations.NullMarked;
