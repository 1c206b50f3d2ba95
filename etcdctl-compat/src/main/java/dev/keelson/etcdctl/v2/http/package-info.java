/**
 * HTTP/1.1 as a client needs it: one request on one connection, with patience for connecting, for the head of the
 * answer and for its body.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v2.http.HttpCaller}. Failures carry Go's words, because people and scripts
 * know them.
 *
 * <p>Must never know: what is asked, keys, members.
 */
@NullMarked
package dev.keelson.etcdctl.v2.http;

import org.jspecify.annotations.NullMarked;
