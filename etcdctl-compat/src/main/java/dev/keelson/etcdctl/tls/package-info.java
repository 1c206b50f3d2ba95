/**
 * TLS with the files that flags name, for both command lines: in the words of Go where they cannot be used.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.tls.TlsFiles}. Nothing is kept here.
 *
 * <p>Must never know: flags, endpoints, what is said over the connection.
 */
@NullMarked
package dev.keelson.etcdctl.tls;

import org.jspecify.annotations.NullMarked;
