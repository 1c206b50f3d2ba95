/**
 * Flags in the manner of Go's {@code flag} package and the library that etcdctl's v2 half puts on it: one dash or two,
 * the value after {@code =} or in the next word, and Go's words for every mistake.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v2.flag.FlagReader}. v3 has other rules and its own reader.
 */
@NullMarked
package dev.keelson.etcdctl.v2.flag;

import org.jspecify.annotations.NullMarked;
