/**
 * etcdctl: the command line of etcd's v3 API, and of its v2 API when {@code ETCDCTL_API=2}.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.Main}. One process runs one command; the thread that started it owns
 * everything except the connection, whose reader is a thread of its own ({@code http2}).
 *
 * <p>Must never know: the server's rooms. All it shares with them are etcd's protobuf messages.
 */
@NullMarked
package dev.keelson.etcdctl;

import org.jspecify.annotations.NullMarked;
