/**
 * How fast we are, always as a ratio: the same load on Keelson and on etcd, in one run on one machine.
 *
 * <p>Enter at {@link dev.keelson.bench.Main}. Below it: {@code wire} (calls as bytes), {@code load} (workloads),
 * {@code peer} (the servers as processes), {@code contest} (who is measured when), {@code report} (tables).
 *
 * <p>Must never know: how Keelson works inside. It is measured from outside, as etcd is.
 */
@NullMarked
package dev.keelson.bench;

import org.jspecify.annotations.NullMarked;
