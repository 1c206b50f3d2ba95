package dev.keelson.api.etcd.kv;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Proposals;
import dev.keelson.api.etcd.call.Unary;
import dev.keelson.api.etcd.call.Verb;
import dev.keelson.api.etcd.quota.Cost;
import dev.keelson.api.etcd.quota.SpaceGuard;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.PutResponse;
import dev.keelson.store.command.Reply;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code KV.Put}. */
final class Put implements Verb<PutRequest, PutResponse> {
  private final SpaceGuard space;
  private final Proposals proposals;
  private final Headers headers;

  Put(SpaceGuard space, Proposals proposals, Headers headers) {
    this.space = space;
    this.proposals = proposals;
    this.headers = headers;
  }

  @Override
  public CompletableFuture<PutResponse> answer(PutRequest request) {
    if (!space.allows(Cost.of(request))) {
      return space.refuse();
    }
    Optional<EtcdError> against = Checks.of(request);
    if (against.isPresent()) {
      return Unary.refused(against.get());
    }
    return proposals.submit(Commands.put(request), request.getSerializedSize())
        .thenApply(reply -> Answers.put(headers.at(reply.revision()), (Reply.Put) reply));
  }
}
