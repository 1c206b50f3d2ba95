/**
 * etcd's v2 API from outside: random requests against a real etcd and ours, watches over bare sockets, what known
 * clients depend on, what survives.
 *
 * <p>Enter at {@code V2DifferentialIT}. A {@link dev.keelson.acceptance.v2.Request} names indexes relative to the start
 * of its sequence; a {@link dev.keelson.acceptance.v2.Side} sends it and gives the answer as text, in which only what
 * cannot be equal is masked: see {@link dev.keelson.acceptance.v2.Mask}.
 */
@NullMarked
package dev.keelson.acceptance.v2;

import org.jspecify.annotations.NullMarked;
