/**
 * The plugin PodSecurity: the Pod Security Standards, per namespace as its labels say.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.admission.podsecurity.PodSecurity}. Nothing here has state. The rules are
 * those of the standards at v1.36 (kubernetes.io/docs/concepts/security/pod-security-standards); each check knows since
 * which version it holds, because namespaces may ask for the rules of an older one.
 *
 * <p>Must never know: HTTP, how objects are stored.
 */
@NullMarked
package dev.keelson.orchestrator.admission.podsecurity;

import org.jspecify.annotations.NullMarked;
