/**
 * The pages that operators and probes read: health, version, metrics.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.ops.Operations}. No page keeps state; checks that touch the store or the
 * cluster run elsewhere and answer later, so the event loop never waits.
 *
 * <p>Must never know: Netty, Ratis.
 */
@NullMarked
package dev.keelson.api.etcd.ops;

import org.jspecify.annotations.NullMarked;
