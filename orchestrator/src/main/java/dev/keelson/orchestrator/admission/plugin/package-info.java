/**
 * The admission plugins of kube-apiserver, under its names and in its order.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.admission.plugin.Plugins}. A plugin is a small class without state: it
 * reads other objects through {@link dev.keelson.orchestrator.admission.Lookup}, and changes or refuses the one under
 * review.
 * The larger ones have packages of their own beside this one.
 *
 * <p>Must never know: HTTP, how objects are stored.
 */
@NullMarked
package dev.keelson.orchestrator.admission.plugin;

import org.jspecify.annotations.NullMarked;
