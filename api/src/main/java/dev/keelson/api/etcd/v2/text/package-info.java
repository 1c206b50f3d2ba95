/**
 * How Go's library writes and reads what the v2 API sends: JSON, times, forms, plain errors. Byte for byte, because
 * clients and tutorials compare.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.v2.text.Json} and {@link dev.keelson.api.etcd.v2.text.Form}. No state.
 *
 * <p>Must never know: the store, what a request means.
 */
@NullMarked
package dev.keelson.api.etcd.v2.text;

import org.jspecify.annotations.NullMarked;
