package dev.keelson.raft.ratis;

import dev.keelson.raft.peer.PeerMethods;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotRequestProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcRequestProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteRequestProto;
import org.apache.ratis.proto.RaftProtos.StartLeaderElectionRequestProto;
import org.apache.ratis.thirdparty.io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.MethodDescriptor;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerCallHandler;
import org.apache.ratis.thirdparty.io.grpc.ServerInterceptor;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyServerBuilder;

/** Loses every message from or to members that are cut off. Connections stay up: the worst kind of partition. */
final class TestNetwork {
  private final AtomicReference<Set<Long>> cutOff = new AtomicReference<>(Set.of());

  void cut(long... members) {
    cutOff.set(Arrays.stream(members).boxed().collect(Collectors.toSet()));
  }

  void heal() {
    cutOff.set(Set.of());
  }

  /** What stands at the door of one member. */
  UnaryOperator<NettyServerBuilder> door(long self) {
    return builder -> builder.intercept(new Filter(self));
  }

  private boolean passes(long from, long to) {
    Set<Long> cut = cutOff.get();
    return !cut.contains(from) && !cut.contains(to);
  }

  private final class Filter implements ServerInterceptor {
    private final long self;

    private Filter(long self) {
      this.self = self;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      String peer = headers.get(PeerMethods.FROM);
      return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
        private boolean lost;

        @Override
        public void onMessage(Q message) {
          long from = peer != null ? Long.parseUnsignedLong(peer, 16) : sender(message);
          lost = !passes(from, self);
          if (lost) {
            call.request(1); // or the stream would stay stuck after the network has healed
          } else {
            super.onMessage(message);
          }
        }

        // A lost request is met with silence, not with an error.
        @Override
        public void onHalfClose() {
          if (!lost || call.getMethodDescriptor().getType() != MethodDescriptor.MethodType.UNARY) {
            super.onHalfClose();
          }
        }
      };
    }
  }

  private static long sender(Object message) {
    RaftRpcRequestProto head = switch (message) {
      case AppendEntriesRequestProto request -> request.getServerRequest();
      case RequestVoteRequestProto request -> request.getServerRequest();
      case InstallSnapshotRequestProto request -> request.getServerRequest();
      case StartLeaderElectionRequestProto request -> request.getServerRequest();
      default -> RaftRpcRequestProto.getDefaultInstance();
    };
    return head.getRequestorId().isEmpty() ? 0 : Long.parseUnsignedLong(head.getRequestorId().toStringUtf8(), 16);
  }
}
