/**
 * Rules for volumes, claims, their classes and drivers.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.rules.storage.StorageRules}. Nothing here has state.
 *
 * <p>Must never know: other rooms' kinds.
 */
@NullMarked
package dev.keelson.orchestrator.rules.storage;

import org.jspecify.annotations.NullMarked;
