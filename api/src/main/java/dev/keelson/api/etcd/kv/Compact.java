package dev.keelson.api.etcd.kv;

import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Chores;
import dev.keelson.api.etcd.call.Proposals;
import dev.keelson.api.etcd.call.Verb;
import dev.keelson.api.proto.etcd.CompactionRequest;
import dev.keelson.api.proto.etcd.CompactionResponse;
import dev.keelson.store.Store;
import dev.keelson.store.command.Command;
import java.util.concurrent.CompletableFuture;

/** {@code KV.Compact}. */
final class Compact implements Verb<CompactionRequest, CompactionResponse> {
  private final Store store;
  private final Chores chores;
  private final Proposals proposals;
  private final Headers headers;

  Compact(Store store, Chores chores, Proposals proposals, Headers headers) {
    this.store = store;
    this.chores = chores;
    this.proposals = proposals;
    this.headers = headers;
  }

  @Override
  public CompletableFuture<CompactionResponse> answer(CompactionRequest request) {
    CompletableFuture<CompactionResponse> compacted = proposals.submit(new Command.Compact(request.getRevision()))
        .thenApply(reply -> CompactionResponse.newBuilder().setHeader(headers.at(reply.revision())).build());
    return request.getPhysical() ? afterPhysicalRemoval(compacted) : compacted;
  }

  /** Waits for the files also when the request itself is refused: an earlier compaction may be under way. */
  private CompletableFuture<CompactionResponse> afterPhysicalRemoval(CompletableFuture<CompactionResponse> compacted) {
    return compacted.handle((_, failure) -> failure == null)
        .thenCompose(_ -> chores.run(this::awaitRemoval))
        .thenCombine(compacted, (_, answer) -> answer);
  }

  private boolean awaitRemoval() throws InterruptedException {
    store.awaitPhysicalCompaction();
    return true;
  }
}
