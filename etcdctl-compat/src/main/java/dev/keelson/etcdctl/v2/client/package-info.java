/**
 * etcd's v2 API as its Go client knows it: which endpoint is asked, what is asked again at the next, and what an answer
 * means.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v2.client.Cluster}; {@code KeysClient}, {@code MembersClient} and
 * {@code AuthClient} stand on it. One thread; the list of endpoints and which of them is asked first belong to
 * {@code Cluster}.
 *
 * <p>Must never know: flags, commands, how an answer is printed.
 */
@NullMarked
package dev.keelson.etcdctl.v2.client;

import org.jspecify.annotations.NullMarked;
