package dev.keelson.api.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.Status;

/** What is told about every call. Called on event loops; must be cheap. */
public interface CallMetrics {
  CallMetrics NONE = new CallMetrics() {};

  default void callStarted(MethodDescriptor<?, ?> method) {}

  default void messageReceived(MethodDescriptor<?, ?> method, int bytes) {}

  default void messageSent(MethodDescriptor<?, ?> method, long bytes) {}

  default void callEnded(MethodDescriptor<?, ?> method, Status status, long nanos) {}
}
