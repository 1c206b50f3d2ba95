/**
 * {@code /v2/keys}: reads a request into what it asks of the tree, and writes what the tree answers.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.v2.keys.KeysPage}. A waiting request belongs to its connection; its place
 * among the watchers to the tree's hub.
 *
 * <p>Must never know: Netty's channels, how the tree is stored.
 */
@NullMarked
package dev.keelson.api.etcd.v2.keys;

import org.jspecify.annotations.NullMarked;
