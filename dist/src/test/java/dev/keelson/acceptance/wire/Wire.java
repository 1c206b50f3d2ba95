package dev.keelson.acceptance.wire;

import dev.keelson.acceptance.cluster.Member;
import dev.keelson.api.proto.etcd.ClusterGrpc;
import dev.keelson.api.proto.etcd.KVGrpc;
import dev.keelson.api.proto.etcd.LeaseGrpc;
import dev.keelson.api.proto.etcd.LeaseKeepAliveRequest;
import dev.keelson.api.proto.etcd.LeaseKeepAliveResponse;
import dev.keelson.api.proto.etcd.MaintenanceGrpc;
import dev.keelson.api.proto.etcd.WatchGrpc;
import dev.keelson.api.proto.health.HealthGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractBlockingStub;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One connection to one member. */
public final class Wire implements AutoCloseable {
  private static final int MESSAGE_BYTES_MAX = 64 * 1024 * 1024;

  private final ManagedChannel channel;
  private final Duration callLimit;

  private Wire(ManagedChannel channel, Duration callLimit) {
    this.channel = channel;
    this.callLimit = callLimit;
  }

  public static Wire to(Member member) {
    return to(member, Duration.ofSeconds(15));
  }

  public static Wire to(Member member, Duration callLimit) {
    var channel = NettyChannelBuilder.forAddress("127.0.0.1", member.clientPort())
        .usePlaintext()
        .maxInboundMessageSize(MESSAGE_BYTES_MAX)
        .disableRetry()
        .build();
    return new Wire(channel, callLimit);
  }

  public ManagedChannel channel() {
    return channel;
  }

  public KVGrpc.KVBlockingStub kv() {
    return limited(KVGrpc.newBlockingStub(channel));
  }

  public LeaseGrpc.LeaseBlockingStub lease() {
    return limited(LeaseGrpc.newBlockingStub(channel));
  }

  public ClusterGrpc.ClusterBlockingStub cluster() {
    return limited(ClusterGrpc.newBlockingStub(channel));
  }

  public MaintenanceGrpc.MaintenanceBlockingStub maintenance() {
    return limited(MaintenanceGrpc.newBlockingStub(channel));
  }

  public HealthGrpc.HealthBlockingStub health() {
    return limited(HealthGrpc.newBlockingStub(channel));
  }

  public WatchStream watch() {
    return new WatchStream(WatchGrpc.newStub(channel));
  }

  /** One renewal, on a stream of its own. */
  public LeaseKeepAliveResponse keepAlive(long lease) {
    var answer = new CompletableFuture<LeaseKeepAliveResponse>();
    var requests = LeaseGrpc.newStub(channel)
        .withDeadlineAfter(callLimit.toMillis(), TimeUnit.MILLISECONDS)
        .leaseKeepAlive(new StreamObserver<>() {
          @Override
          public void onNext(LeaseKeepAliveResponse response) {
            answer.complete(response);
          }

          @Override
          public void onError(Throwable failure) {
            answer.completeExceptionally(failure);
          }

          @Override
          public void onCompleted() {
            answer.completeExceptionally(Status.UNKNOWN.withDescription("ended without an answer").asException());
          }
        });
    requests.onNext(LeaseKeepAliveRequest.newBuilder().setID(lease).build());
    var response = answer.join();
    requests.onCompleted();
    return response;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private <S extends AbstractBlockingStub<S>> S limited(S stub) {
    return stub.withDeadlineAfter(callLimit.toMillis(), TimeUnit.MILLISECONDS);
  }
}
