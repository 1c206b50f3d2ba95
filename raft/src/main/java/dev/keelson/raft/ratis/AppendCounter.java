package dev.keelson.raft.ratis;

import dev.keelson.raft.traffic.AppendTraffic;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.thirdparty.io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerCallHandler;
import org.apache.ratis.thirdparty.io.grpc.ServerInterceptor;

/** Counts the entries that come in from the leader. */
final class AppendCounter implements ServerInterceptor {
  private final AppendTraffic traffic;

  AppendCounter(AppendTraffic traffic) {
    this.traffic = traffic;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onMessage(Q message) {
        if (message instanceof AppendEntriesRequestProto append && append.getEntriesCount() > 0) {
          traffic.received(append.getSerializedSize());
        }
        super.onMessage(message);
      }
    };
  }
}
