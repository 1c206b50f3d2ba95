package dev.keelson.api.etcd.call;

import java.util.concurrent.CompletableFuture;

/** A unary RPC: a request comes in, its answer comes later. */
@FunctionalInterface
public interface Verb<Q, A> {
  /**
   * Called on the connection's event loop; must not block. The future may fail with anything that {@link
   * dev.keelson.api.etcd.answer.Errors#status} understands.
   */
  CompletableFuture<A> answer(Q request);
}
