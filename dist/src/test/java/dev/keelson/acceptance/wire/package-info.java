/**
 * Plain gRPC to one member, through the generated stubs: what a client library would hide stays visible.
 *
 * <p>Enter at {@link dev.keelson.acceptance.wire.Wire}, or at {@link dev.keelson.acceptance.wire.WatchStream} for a
 * watch. Must never know: which server answers.
 */
@NullMarked
package dev.keelson.acceptance.wire;

import org.jspecify.annotations.NullMarked;
