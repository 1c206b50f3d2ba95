package dev.keelson.api.http;

import io.grpc.MethodDescriptor;
import io.grpc.Status;

/** What the front door tells about its work. Called on event loops; must be cheap. */
public interface FrontDoorMetrics {
  FrontDoorMetrics NONE = new FrontDoorMetrics() {};

  default void callStarted(MethodDescriptor<?, ?> method) {}

  default void messageReceived(MethodDescriptor<?, ?> method, int bytes) {}

  default void messageSent(MethodDescriptor<?, ?> method, long bytes) {}

  default void callEnded(MethodDescriptor<?, ?> method, Status status, long nanos) {}
}
