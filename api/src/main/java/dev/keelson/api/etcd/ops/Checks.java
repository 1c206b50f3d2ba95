package dev.keelson.api.etcd.ops;

import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.api.etcd.call.Limits;
import dev.keelson.api.etcd.call.Reads;
import dev.keelson.api.metrics.Registry;
import dev.keelson.raft.Replica;
import dev.keelson.store.RangeAnswer;
import dev.keelson.store.Store;
import dev.keelson.store.View;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.model.Alarm;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a healthy member can do. Each check says what is wrong, or nothing. */
final class Checks {
  private static final RangeQuery ONE_KEY = RangeQuery.all(KeyRange.single(Bytes.EMPTY));

  private final Store store;
  private final Replica replica;
  private final Reads reads;

  Checks(Store store, Replica replica, Reads reads) {
    this.store = store;
    this.replica = replica;
    this.reads = reads;
  }

  boolean leaderKnown() {
    return replica.status().leaderId() != 0;
  }

  CompletableFuture<List<Alarm>> alarms() {
    return reads.serializable(() -> {
      try (View view = store.view()) {
        return view.alarms();
      }
    });
  }

  /** Whether a key can be read: at this member alone, or with the consent of a majority. */
  CompletableFuture<Optional<String>> read(boolean serializable) {
    return reads.read(serializable, this::readOne)
        .handle((_, failure) -> failure == null ? Optional.empty() : Optional.of(text(failure)));
  }

  /** As a part of readyz: no alarm of that kind. */
  CompletableFuture<Optional<String>> alarm(Alarm.Kind kind) {
    return alarms().handle((alarms, failure) -> {
      if (failure != null) {
        return Optional.of(text(failure));
      }
      boolean raised = alarms.stream().anyMatch(alarm -> alarm.kind() == kind);
      return raised ? Optional.of("alarm activated: " + kind) : Optional.empty();
    });
  }

  /** The metrics, written by a reader: some of them are read from the store. */
  CompletableFuture<byte[]> page(Registry registry) {
    return reads.serializable(registry::page);
  }

  static String text(Throwable failure) {
    return String.valueOf(Errors.status(failure).getDescription());
  }

  private RangeAnswer readOne() {
    try (View view = store.view()) {
      return view.range(ONE_KEY, Limits.RANGE_HELD_BYTES_MAX);
    }
  }
}
