/**
 * A small HTTP/2 client (RFC 9113) with HPACK (RFC 7541), made for a program that lives for one command.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.http2.Connection}. One thread per connection reads frames and puts what they
 * bring into the streams' mailboxes; whoever uses a stream blocks on its mailbox. State that both sides touch is in
 * {@code SendWindows}, {@code StreamTable} and {@code SharedFrameWriter}, and nowhere else.
 *
 * <p>Knows: sockets, frames, header fields. Must never know: gRPC, protobuf, etcd.
 */
@NullMarked
package dev.keelson.etcdctl.http2;

import org.jspecify.annotations.NullMarked;
