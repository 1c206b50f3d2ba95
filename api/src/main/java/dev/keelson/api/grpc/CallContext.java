package dev.keelson.api.grpc;

import io.grpc.Context;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes a call's {@link Context}, with the deadline that the client asked for. */
final class CallContext {
  private CallContext() {}

  static Context.CancellableContext of(@Nullable CharSequence timeout, ScheduledExecutorService timer) {
    if (timeout == null) {
      return Context.ROOT.withCancellation();
    }
    long nanos = Timeout.nanos(timeout)
        .orElseThrow(() -> new IllegalArgumentException("malformed grpc-timeout: \"" + timeout + '"'));
    return Context.ROOT.withDeadlineAfter(nanos, TimeUnit.NANOSECONDS, timer);
  }
}
