package dev.keelson.api.etcd.lease;

import com.google.protobuf.UnsafeByteOperations;
import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.call.Verb;
import dev.keelson.api.proto.etcd.LeaseTimeToLiveRequest;
import dev.keelson.api.proto.etcd.LeaseTimeToLiveResponse;
import dev.keelson.store.View;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Lease;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code Lease.LeaseTimeToLive}: the leader knows what is left, this member knows the rest. */
final class TimeToLive implements Verb<LeaseTimeToLiveRequest, LeaseTimeToLiveResponse> {
  private static final long UNKNOWN = -1;

  private final Backend backend;
  private final Duration timeout;

  TimeToLive(Backend backend, Duration timeout) {
    this.backend = backend;
    this.timeout = timeout;
  }

  @Override
  public CompletableFuture<LeaseTimeToLiveResponse> answer(LeaseTimeToLiveRequest request) {
    byte[] question = LeaseQuestion.encode(new LeaseQuestion.Remaining(request.getID()));
    CompletableFuture<LeaseTimeToLiveResponse.Builder> replicated = backend.reads().linearizable(() -> look(request));
    return backend.replica().askLeader(question, timeout)
        .thenCombine(replicated, (answer, response) -> response(response, LeaseQuestion.seconds(answer)));
  }

  private LeaseTimeToLiveResponse.Builder look(LeaseTimeToLiveRequest request) {
    try (View view = backend.store().view()) {
      var response = LeaseTimeToLiveResponse.newBuilder()
          .setHeader(backend.headers().at(view.revision()))
          .setID(request.getID());
      Optional<Lease> lease = view.lease(request.getID());
      lease.ifPresent(known -> response.setGrantedTTL(known.ttlSeconds()));
      if (request.getKeys()) {
        for (Bytes key : view.leaseKeys(request.getID())) {
          response.addKeys(UnsafeByteOperations.unsafeWrap(key.array()));
        }
      }
      return response;
    }
  }

  /** Either of the two may have seen the lease's end first: then there is no such lease. */
  private static LeaseTimeToLiveResponse response(LeaseTimeToLiveResponse.Builder replicated, long seconds) {
    if (seconds == UNKNOWN || replicated.getGrantedTTL() == 0) {
      return replicated.clearGrantedTTL().clearKeys().setTTL(UNKNOWN).build();
    }
    return replicated.setTTL(seconds).build();
  }
}
