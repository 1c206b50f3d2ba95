package dev.keelson.api.etcd.health;

import dev.keelson.api.proto.health.HealthCheckRequest;
import dev.keelson.api.proto.health.HealthCheckResponse;
import dev.keelson.api.proto.health.HealthCheckResponse.ServingStatus;
import dev.keelson.api.proto.health.HealthGrpc;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@code grpc.health.v1.Health}: one service, the empty name, which is serving until the server stops.
 *
 * <p>See https://github.com/grpc/grpc/blob/master/doc/health-checking.md.
 */
public final class HealthService extends HealthGrpc.HealthImplBase {
  private final AtomicReference<ServingStatus> status = new AtomicReference<>(ServingStatus.SERVING);
  private final Set<StreamObserver<HealthCheckResponse>> watchers = ConcurrentHashMap.newKeySet();

  @Override
  public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
    if (!request.getService().isEmpty()) {
      answer.onError(Status.NOT_FOUND.withDescription("unknown service").asRuntimeException());
      return;
    }
    answer.onNext(response(status.get()));
    answer.onCompleted();
  }

  @Override
  public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
    if (!request.getService().isEmpty()) {
      answer.onNext(response(ServingStatus.SERVICE_UNKNOWN));
      return;
    }
    if (answer instanceof ServerCallStreamObserver<HealthCheckResponse> call) {
      call.setOnCancelHandler(() -> watchers.remove(answer));
    }
    watchers.add(answer);
    answer.onNext(response(status.get()));
  }

  /** Tells everybody who asks or watches that this server is going away. */
  public void stop() {
    status.set(ServingStatus.NOT_SERVING);
    watchers.forEach(watcher -> watcher.onNext(response(ServingStatus.NOT_SERVING)));
  }

  private static HealthCheckResponse response(ServingStatus status) {
    return HealthCheckResponse.newBuilder().setStatus(status).build();
  }
}
