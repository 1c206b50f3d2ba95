/**
 * make-mirror: copies keys to another cluster and keeps them alike.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v3.mirror.MirrorCommand}.
 */
@NullMarked
package dev.keelson.etcdctl.v3.mirror;

import org.jspecify.annotations.NullMarked;
