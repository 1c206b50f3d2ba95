package dev.keelson.api.etcd.maintenance;

import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Chores;
import dev.keelson.api.proto.etcd.HashKVRequest;
import dev.keelson.api.proto.etcd.HashKVResponse;
import dev.keelson.api.proto.etcd.HashRequest;
import dev.keelson.api.proto.etcd.HashResponse;
import dev.keelson.store.HashAnswer;
import dev.keelson.store.Store;
import dev.keelson.store.View;
import java.util.concurrent.CompletableFuture;

/** {@code Maintenance.HashKV} and its older sister {@code Hash}: equal on members that hold the same. */
final class Hashes {
  private final Store store;
  private final Chores chores;
  private final Headers headers;

  Hashes(Store store, Chores chores, Headers headers) {
    this.store = store;
    this.chores = chores;
    this.headers = headers;
  }

  CompletableFuture<HashKVResponse> hashKv(HashKVRequest request) {
    return chores.run(() -> {
      try (View view = store.view()) {
        HashAnswer.Hash hash = hash(view, request.getRevision());
        return HashKVResponse.newBuilder()
            .setHeader(headers.at(view.revision()))
            .setHash(hash.crc32c())
            .setCompactRevision(hash.compactedTo())
            .setHashRevision(hash.revision())
            .build();
      }
    });
  }

  CompletableFuture<HashResponse> hash(HashRequest request) {
    return chores.run(() -> {
      try (View view = store.view()) {
        return HashResponse.newBuilder()
            .setHeader(headers.at(view.revision()))
            .setHash(hash(view, 0).crc32c())
            .build();
      }
    });
  }

  private static HashAnswer.Hash hash(View view, long revision) {
    return switch (view.hash(revision)) {
      case HashAnswer.Hash hash -> hash;
      case HashAnswer.Refused(var refusal) -> throw Errors.of(refusal).exception();
    };
  }
}
