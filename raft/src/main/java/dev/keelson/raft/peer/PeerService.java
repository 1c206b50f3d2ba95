package dev.keelson.raft.peer;

import java.util.concurrent.CompletableFuture;
import org.apache.ratis.thirdparty.io.grpc.ServerServiceDefinition;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.stub.ServerCallStreamObserver;
import org.apache.ratis.thirdparty.io.grpc.stub.ServerCalls;
import org.apache.ratis.thirdparty.io.grpc.stub.StreamObserver;

/** What other members may ask of this one. */
public final class PeerService {
  private PeerService() {}

  /** A request that is answered once. Returns at once; a future that fails means "no". */
  @FunctionalInterface
  public interface Handler {
    CompletableFuture<byte[]> handle(byte[] request);
  }

  /** Sends a checkpoint to {@code to}; takes a thread of its own for that. */
  @FunctionalInterface
  public interface CheckpointHandler {
    void send(ServerCallStreamObserver<byte[]> to);
  }

  public static ServerServiceDefinition of(
      PeerMethods methods, Handler forward, Handler readIndex, Handler ask, CheckpointHandler checkpoint) {
    return ServerServiceDefinition.builder(methods.serviceName)
        .addMethod(methods.forward, ServerCalls.asyncUnaryCall((request, to) -> answer(forward, request, to)))
        .addMethod(methods.readIndex, ServerCalls.asyncUnaryCall((request, to) -> answer(readIndex, request, to)))
        .addMethod(methods.ask, ServerCalls.asyncUnaryCall((request, to) -> answer(ask, request, to)))
        .addMethod(methods.checkpoint, ServerCalls.asyncServerStreamingCall(
            (_, to) -> checkpoint.send((ServerCallStreamObserver<byte[]>) to)))
        .build();
  }

  private static void answer(Handler handler, byte[] request, StreamObserver<byte[]> to) {
    CompletableFuture<byte[]> _ = handler.handle(request).whenComplete((answer, refused) -> {
      if (refused == null) {
        to.onNext(answer);
        to.onCompleted();
      } else {
        to.onError(Status.FAILED_PRECONDITION.withDescription(String.valueOf(refused.getMessage())).asException());
      }
    });
  }
}
