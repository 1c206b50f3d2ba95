/**
 * The store in this process: no messages, no sockets.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.storage.local.LocalStore}. Stateless.
 *
 * <p>Must never know: what is in an object.
 */
@NullMarked
package dev.keelson.orchestrator.storage.local;

import org.jspecify.annotations.NullMarked;
