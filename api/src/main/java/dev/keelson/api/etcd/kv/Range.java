package dev.keelson.api.etcd.kv;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Limits;
import dev.keelson.api.etcd.call.Reads;
import dev.keelson.api.etcd.call.Unary;
import dev.keelson.api.etcd.call.Verb;
import dev.keelson.api.grpc.WireMessage;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.store.RangeAnswer;
import dev.keelson.store.Store;
import dev.keelson.store.View;
import dev.keelson.store.command.RangeQuery;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code KV.Range}: never goes through the log. */
final class Range implements Verb<RangeRequest, WireMessage> {
  private final Store store;
  private final Reads reads;
  private final Headers headers;

  Range(Store store, Reads reads, Headers headers) {
    this.store = store;
    this.reads = reads;
    this.headers = headers;
  }

  @Override
  public CompletableFuture<WireMessage> answer(RangeRequest request) {
    Optional<EtcdError> against = Checks.of(request);
    if (against.isPresent()) {
      return Unary.refused(against.get());
    }
    RangeQuery query = Commands.query(request);
    return reads.read(request.getSerializable(), () -> read(query));
  }

  private WireMessage read(RangeQuery query) {
    try (View view = store.view()) {
      return switch (view.range(query, Limits.RANGE_HELD_BYTES_MAX)) {
        case RangeAnswer.Held(var result) -> HeldRange.of(header(result.revision()), result);
        case RangeAnswer.Streamed(var cursor) -> new StreamedRange(header(cursor.revision()), cursor);
        case RangeAnswer.Refused(var refusal) -> throw Errors.of(refusal).exception();
      };
    }
  }

  private byte[] header(long revision) {
    return headers.at(revision).toByteArray();
  }
}
