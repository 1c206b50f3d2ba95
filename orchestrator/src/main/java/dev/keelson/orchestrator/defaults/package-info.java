/**
 * What an object says without saying it: every field that Kubernetes fills in when it is left out.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.defaults.Defaults}. Objects are changed in place, and filling them in a
 * second time changes nothing. What depends on other objects (addresses, ports, the default storage class) is filled in
 * by allocation and admission. Nothing here has state.
 *
 * <p>Must never know: other objects, storage, what is valid.
 */
@NullMarked
package dev.keelson.orchestrator.defaults;

import org.jspecify.annotations.NullMarked;
