package dev.keelson.api.etcd.call;

import dev.keelson.api.etcd.answer.EtcdError;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.function.BooleanSupplier;

/** Fails calls at once that ask for a leader ({@code hasleader: true}) while this member knows none. */
public final class LeaderRequired implements ServerInterceptor {
  private static final Metadata.Key<String> HAS_LEADER =
      Metadata.Key.of("hasleader", Metadata.ASCII_STRING_MARSHALLER);

  private final BooleanSupplier leaderKnown;

  public LeaderRequired(BooleanSupplier leaderKnown) {
    this.leaderKnown = leaderKnown;
  }

  /** Whether the client of a call wants it to end when there is no leader. */
  static boolean asked(Metadata headers) {
    return "true".equals(headers.get(HAS_LEADER));
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (asked(headers) && !leaderKnown.getAsBoolean()) {
      call.close(EtcdError.NO_LEADER.status(), new Metadata());
      return new ServerCall.Listener<>() {};
    }
    return next.startCall(call, headers);
  }
}
