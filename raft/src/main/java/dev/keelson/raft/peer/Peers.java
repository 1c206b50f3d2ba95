package dev.keelson.raft.peer;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.ratis.thirdparty.io.grpc.CallOptions;
import org.apache.ratis.thirdparty.io.grpc.ClientInterceptor;
import org.apache.ratis.thirdparty.io.grpc.ConnectivityState;
import org.apache.ratis.thirdparty.io.grpc.ManagedChannel;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.MethodDescriptor;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyChannelBuilder;
import org.apache.ratis.thirdparty.io.grpc.stub.ClientCalls;
import org.apache.ratis.thirdparty.io.grpc.stub.MetadataUtils;
import org.apache.ratis.thirdparty.io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;

/** The other members, as this one reaches them: one connection to each, made when first needed. Any thread. */
public final class Peers implements AutoCloseable {
  private static final Duration KEEPALIVE_PERIOD = Duration.ofSeconds(10);
  private static final Duration KEEPALIVE_TIMEOUT = Duration.ofSeconds(5);

  private final Map<Long, ManagedChannel> channels = new ConcurrentHashMap<>();
  private final Map<Long, String> targets;
  private final PeerMethods methods;
  private final int messageBytesMax;
  private final Duration callTimeout;
  private final ClientInterceptor sayWho;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** @param targets host:port of every member by its id */
  public Peers(long selfId, Map<Long, String> targets, PeerMethods methods, int messageBytesMax, Duration callTimeout) {
    this.targets = Map.copyOf(targets);
    this.methods = methods;
    this.messageBytesMax = messageBytesMax;
    this.callTimeout = callTimeout;
    Metadata headers = new Metadata();
    headers.put(PeerMethods.FROM, Long.toHexString(selfId));
    this.sayWho = MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  public CompletableFuture<byte[]> forward(long memberId, byte[] request) {
    return call(memberId, methods.forward, request);
  }

  public CompletableFuture<byte[]> readIndex(long memberId) {
    return call(memberId, methods.readIndex, new byte[0]);
  }

  public CompletableFuture<byte[]> ask(long memberId, byte[] question) {
    return call(memberId, methods.ask, question);
  }

  /** Blocks on each message as it comes; abandon it by interrupting the thread. */
  public Iterator<byte[]> checkpoint(long memberId) {
    return ClientCalls.blockingServerStreamingCall(
        channel(memberId), methods.checkpoint, CallOptions.DEFAULT, new byte[0]);
  }

  /** Whether the connection to that member stands, as far as known; one never used counts as standing. */
  public boolean isConnected(long memberId) {
    ManagedChannel channel = channels.get(memberId);
    return channel == null || channel.getState(false) != ConnectivityState.TRANSIENT_FAILURE;
  }

  /** Tries at once to reach a member that was out of reach. */
  public void reconnect(long memberId) {
    ManagedChannel channel = channels.get(memberId);
    if (channel != null) {
      channel.resetConnectBackoff();
    }
  }

  @Override
  public void close() {
    closed.set(true);
    channels.values().forEach(ManagedChannel::shutdownNow);
  }

  private CompletableFuture<byte[]> call(long memberId, MethodDescriptor<byte[], byte[]> method, byte[] request) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    if (closed.get() || !targets.containsKey(memberId)) {
      answer.completeExceptionally(new IllegalStateException("no way to member " + Long.toHexString(memberId)));
      return answer;
    }
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(callTimeout.toNanos(), TimeUnit.NANOSECONDS);
    ClientCalls.asyncUnaryCall(channel(memberId).newCall(method, options), request, new Single(answer));
    return answer;
  }

  private ManagedChannel channel(long memberId) {
    return channels.computeIfAbsent(memberId, id -> NettyChannelBuilder.forTarget(targets.get(id))
        .usePlaintext()
        .proxyDetector(_ -> null)
        .disableRetry()
        .directExecutor() // answers are only posted to a loop
        .intercept(sayWho)
        .maxInboundMessageSize(messageBytesMax)
        .keepAliveTime(KEEPALIVE_PERIOD.toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTimeout(KEEPALIVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .build());
  }

  private static final class Single implements StreamObserver<byte[]> {
    private final CompletableFuture<byte[]> answer;
    private byte @Nullable [] value;

    private Single(CompletableFuture<byte[]> answer) {
      this.answer = answer;
    }

    @Override
    public void onNext(byte[] bytes) {
      value = bytes;
    }

    @Override
    public void onError(Throwable lost) {
      answer.completeExceptionally(lost);
    }

    @Override
    public void onCompleted() {
      byte[] bytes = value;
      if (bytes == null) {
        answer.completeExceptionally(new IllegalStateException("an answer without content"));
      } else {
        answer.complete(bytes);
      }
    }
  }
}
