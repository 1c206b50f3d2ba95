/**
 * The golden list: command lines that Debian's {@code etcdctl} 3.4 and ours must answer alike, byte for byte.
 *
 * <p>Enter at {@code GoldenIT}. The files under {@code golden/v3} and {@code golden/v2} hold groups of shell lines;
 * {@link dev.keelson.acceptance.golden.GroupFile} explains how they are written. Every group is played on four stages
 * at once, each a server of its own that begins empty and at the same revision: both command lines on a real etcd, both
 * on ours. Only what differs by nature is masked, by {@link dev.keelson.acceptance.golden.Masks}.
 *
 * <p>Must never know: what a command means. A line that may differ says so in the file, with the reason.
 */
@NullMarked
package dev.keelson.acceptance.golden;

import org.jspecify.annotations.NullMarked;
