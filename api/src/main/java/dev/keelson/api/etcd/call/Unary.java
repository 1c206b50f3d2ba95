package dev.keelson.api.etcd.call;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.api.grpc.WireMarshaller;
import dev.keelson.api.grpc.WireMessage;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes gRPC methods out of {@link Verb}s. */
public final class Unary {
  private Unary() {}

  public static <Q, A> ServerMethodDefinition<Q, A> method(MethodDescriptor<Q, A> descriptor, Verb<Q, A> verb) {
    return ServerMethodDefinition.create(descriptor, (call, _) -> {
      call.request(2); // one message, and room to notice a second one
      return new OneRequest<>(call, verb);
    });
  }

  /** A method whose answers encode themselves. */
  public static <Q> ServerMethodDefinition<Q, WireMessage> wire(
      MethodDescriptor<Q, ?> descriptor, Verb<Q, WireMessage> verb) {
    return method(descriptor.toBuilder(descriptor.getRequestMarshaller(), WireMarshaller.INSTANCE).build(), verb);
  }

  /** A verb's way to say no at once. */
  public static <A> CompletableFuture<A> refused(EtcdError error) {
    return CompletableFuture.failedFuture(error.exception());
  }

  private static final class OneRequest<Q, A> extends ServerCall.Listener<Q> {
    private final ServerCall<Q, A> call;
    private final Verb<Q, A> verb;
    private @Nullable Q request;

    OneRequest(ServerCall<Q, A> call, Verb<Q, A> verb) {
      this.call = call;
      this.verb = verb;
    }

    @Override
    public void onMessage(Q message) {
      if (request != null) {
        call.close(Status.INTERNAL.withDescription("Too many requests"), new Metadata());
        return;
      }
      request = message;
    }

    @Override
    public void onHalfClose() {
      Q whole = request;
      if (whole == null) {
        call.close(Status.INTERNAL.withDescription("Half-closed without a request"), new Metadata());
        return;
      }
      CompletableFuture<A> answer;
      try {
        answer = verb.answer(whole);
      } catch (RuntimeException broken) {
        call.close(Errors.status(broken), new Metadata());
        return;
      }
      var _ = answer.whenComplete(this::send);
    }

    private void send(@Nullable A answer, @Nullable Throwable failure) {
      if (call.isCancelled()) {
        discard(answer);
        return;
      }
      if (answer == null) {
        Throwable why = failure == null ? new IllegalStateException("a verb answered with nothing") : failure;
        call.close(Errors.status(why), new Metadata());
        return;
      }
      call.sendHeaders(new Metadata());
      call.sendMessage(answer);
      call.close(Status.OK, new Metadata());
    }

    private void discard(@Nullable A answer) {
      if (answer instanceof WireMessage.Chunked chunks) {
        chunks.close();
      }
    }
  }
}
