/**
 * What every answer of the etcd API has in common: its header, the refusals' texts and codes, the version we claim.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.answer.EtcdError} and {@link dev.keelson.api.etcd.answer.Headers}. Everything
 * here is immutable; nobody owns state.
 *
 * <p>Must never know: a particular service, Netty's channels, the store's engine.
 */
@NullMarked
package dev.keelson.api.etcd.answer;

import org.jspecify.annotations.NullMarked;
