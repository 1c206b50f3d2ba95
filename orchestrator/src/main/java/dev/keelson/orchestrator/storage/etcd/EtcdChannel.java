package dev.keelson.orchestrator.storage.etcd;

import dev.keelson.api.proto.etcd.MaintenanceGrpc;
import dev.keelson.api.proto.etcd.StatusRequest;
import dev.keelson.orchestrator.storage.Limits;
import dev.keelson.orchestrator.storage.StoreRefusals;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.NameResolverRegistry;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Connections to all endpoints, used in turn as by etcd's own client; what fails is left out until it is back. */
final class EtcdChannel implements AutoCloseable {
  /** As kube-apiserver: a member that hangs, or a network that drops everything, is noticed by then. */
  private static final Duration KEEPALIVE = Duration.ofSeconds(30);

  private static final Duration KEEPALIVE_TIMEOUT = Duration.ofSeconds(10);

  /** Between two attempts of a read: an election takes a second, so that some twenty of them are made. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** How often a read is tried; the deadline of all attempts together is that of one call. */
  private static final int ATTEMPTS_MAX = 40;

  static {
    NameResolverRegistry.getDefaultRegistry().register(new EndpointResolver.Provider());
  }

  private final ManagedChannel channel;
  private final ExecutorService callbacks;

  private EtcdChannel(ManagedChannel channel, ExecutorService callbacks) {
    this.channel = channel;
    this.callbacks = callbacks;
  }

  static EtcdChannel open(EtcdEndpoints endpoints) throws IOException {
    ExecutorService callbacks = Executors.newVirtualThreadPerTaskExecutor();
    ManagedChannel channel = Grpc.newChannelBuilder(EndpointResolver.target(endpoints), endpoints.credentials())
        .executor(callbacks)
        .defaultLoadBalancingPolicy("round_robin")
        .maxInboundMessageSize(Integer.MAX_VALUE)
        .keepAliveTime(KEEPALIVE.toSeconds(), TimeUnit.SECONDS)
        .keepAliveTimeout(KEEPALIVE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
        .build();
    return new EtcdChannel(channel, callbacks);
  }

  /** A call that must not be made twice. */
  <Q, A> A once(MethodDescriptor<Q, A> method, Q request) {
    return ClientCalls.blockingUnaryCall(channel, method, limited(), request);
  }

  /** A call that does no harm when it is made twice. */
  <Q, A> A repeatable(MethodDescriptor<Q, A> method, Q request) {
    CallOptions options = limited();
    for (int attempt = 1; ; attempt++) {
      try {
        return ClientCalls.blockingUnaryCall(channel, method, options, request);
      } catch (StatusRuntimeException refused) {
        if (attempt == ATTEMPTS_MAX || !StoreRefusals.isWeather(refused.getStatus())) {
          throw refused;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** A stream without an end of its own. */
  <Q, A> ClientCall<Q, A> stream(MethodDescriptor<Q, A> method) {
    return channel.newCall(method, CallOptions.DEFAULT.withWaitForReady());
  }

  /** Asks one member; a cluster whose members differ is being updated. */
  boolean confirmsProgress() {
    String version = repeatable(MaintenanceGrpc.getStatusMethod(), StatusRequest.getDefaultInstance()).getVersion();
    return EtcdVersion.parse(version).map(EtcdVersion::confirmsProgress).orElse(false);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    callbacks.close();
  }

  private static CallOptions limited() {
    return CallOptions.DEFAULT.withWaitForReady()
        .withDeadlineAfter(Limits.CALL_MAX.toMillis(), TimeUnit.MILLISECONDS);
  }
}
