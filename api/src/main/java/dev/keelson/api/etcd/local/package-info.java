/**
 * etcd's data model for programs in this member's process: the same reads, proposals, quota and watch hub that the gRPC
 * services stand on, without messages and sockets.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.local.LocalKv}. It has no state; a {@link
 * dev.keelson.api.etcd.local.LocalWatch} belongs to the thread that reads it.
 *
 * <p>Must never know: who uses it, HTTP. Its signatures for users name no type of the rooms below.
 */
@NullMarked
package dev.keelson.api.etcd.local;

import org.jspecify.annotations.NullMarked;
