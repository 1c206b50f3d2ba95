package dev.keelson.api.etcd.kv;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Proposals;
import dev.keelson.api.etcd.call.Reads;
import dev.keelson.api.etcd.call.Unary;
import dev.keelson.api.etcd.call.Verb;
import dev.keelson.api.etcd.quota.Cost;
import dev.keelson.api.etcd.quota.SpaceGuard;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.api.proto.etcd.TxnResponse;
import dev.keelson.store.Store;
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
  private final Store store;
  private final Reads reads;
  private final SpaceGuard space;
  private final Proposals proposals;
  private final Headers headers;

  Txn(int opsMax, Store store, Reads reads, SpaceGuard space, Proposals proposals, Headers headers) {
    this.opsMax = opsMax;
    this.store = store;
    this.reads = reads;
    this.space = space;
    this.proposals = proposals;
    this.headers = headers;
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
    return run(request, txn).thenApply(reply -> Answers.txn(headers.at(reply.revision()), (Reply.Txn) reply));
  }

  private CompletableFuture<Reply> run(TxnRequest request, Command.Txn txn) {
    if (all(request, RequestOp::hasRequestRange)) {
      boolean serializable = all(request, operation -> operation.getRequestRange().getSerializable());
      return reads.read(serializable, () -> read(txn));
    }
    return proposals.submit(txn, request.getSerializedSize());
  }

  private Reply read(Command.Txn txn) {
    try (View view = store.view()) {
      Reply reply = view.readOnlyTxn(txn);
      if (reply instanceof Reply.Refused refused) {
        throw Errors.of(refused.refusal()).exception();
      }
      return reply;
    }
  }

  private static boolean all(TxnRequest request, Predicate<RequestOp> property) {
    return Stream.concat(request.getSuccessList().stream(), request.getFailureList().stream()).allMatch(property);
  }
}
