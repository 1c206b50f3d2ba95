package dev.keelson.api.etcd.kv;

import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.call.Unary;
import dev.keelson.api.etcd.call.Verb;
import dev.keelson.api.etcd.quota.Cost;
import dev.keelson.api.etcd.quota.SpaceGuard;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.api.proto.etcd.TxnResponse;
import dev.keelson.store.View;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code KV.Txn}: through the log, unless both branches only read. */
final class Txn implements Verb<TxnRequest, TxnResponse> {
  private final int opsMax;
  private final Backend backend;
  private final SpaceGuard space;

  Txn(int opsMax, Backend backend, SpaceGuard space) {
    this.opsMax = opsMax;
    this.backend = backend;
    this.space = space;
  }

  @Override
  public CompletableFuture<TxnResponse> answer(TxnRequest request) {
    if (!space.allows(Cost.of(request))) {
      return space.refuse();
    }
    Optional<EtcdError> against = Checks.of(request, opsMax);
    if (against.isPresent()) {
      return Unary.refused(against.get());
    }
    Command.Txn txn = Commands.txn(request);
    return run(request, txn).thenApply(reply -> Answers.txn(backend.headers().at(reply.revision()), (Reply.Txn) reply));
  }

  private CompletableFuture<Reply> run(TxnRequest request, Command.Txn txn) {
    if (all(request, RequestOp::hasRequestRange)) {
      boolean serializable = all(request, operation -> operation.getRequestRange().getSerializable());
      return backend.reads().read(serializable, () -> read(txn));
    }
    return backend.proposals().submit(txn, request.getSerializedSize());
  }

  private Reply read(Command.Txn txn) {
    try (View view = backend.store().view()) {
      Reply reply = view.readOnlyTxn(txn);
      if (reply instanceof Reply.Refused refused) {
        throw Errors.of(refused.refusal()).exception();
      }
      backend.work().read(reply);
      return reply;
    }
  }

  private static boolean all(TxnRequest request, Predicate<RequestOp> property) {
    return Stream.concat(request.getSuccessList().stream(), request.getFailureList().stream()).allMatch(property);
  }
}
