package dev.keelson.api.etcd.kv;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Proposals;
import dev.keelson.api.etcd.call.Unary;
import dev.keelson.api.etcd.call.Verb;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.DeleteRangeResponse;
import dev.keelson.store.command.Reply;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code KV.DeleteRange}: allowed when space is used up, since it is a way out. */
final class DeleteRange implements Verb<DeleteRangeRequest, DeleteRangeResponse> {
  private final Proposals proposals;
  private final Headers headers;

  DeleteRange(Proposals proposals, Headers headers) {
    this.proposals = proposals;
    this.headers = headers;
  }

  @Override
  public CompletableFuture<DeleteRangeResponse> answer(DeleteRangeRequest request) {
    Optional<EtcdError> against = Checks.of(request);
    if (against.isPresent()) {
      return Unary.refused(against.get());
    }
    return proposals.submit(Commands.delete(request), request.getSerializedSize())
        .thenApply(reply -> Answers.delete(headers.at(reply.revision()), (Reply.DeleteRange) reply));
  }
}
