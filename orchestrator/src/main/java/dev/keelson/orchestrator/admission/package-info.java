/**
 * What is changed or refused after a write was authorized and before it is stored: the admission plugins.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.admission.Admission}. Plugins keep no state of their own; they read other
 * objects through {@link dev.keelson.orchestrator.admission.Lookup}.
 *
 * <p>Must never know: HTTP, how objects are stored.
 */
@NullMarked
package dev.keelson.orchestrator.admission;

import org.jspecify.annotations.NullMarked;
