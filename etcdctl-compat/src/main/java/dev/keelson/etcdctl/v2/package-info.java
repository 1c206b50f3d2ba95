/**
 * {@code ETCDCTL_API=2 etcdctl}: directories and nodes over HTTP/1.1.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v2.V2Program}.
 */
@NullMarked
package dev.keelson.etcdctl.v2;

import org.jspecify.annotations.NullMarked;
