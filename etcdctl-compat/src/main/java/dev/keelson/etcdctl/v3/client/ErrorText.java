package dev.keelson.etcdctl.v3.client;

import dev.keelson.etcdctl.grpc.Status;

/** What etcd's client makes of a status for its user. */
public final class ErrorText {
  private ErrorText() {}

  public static String of(Status status) {
    if (status.text().startsWith("etcdserver: ")) {
      return status.text();
    }
    return switch (status.code()) {
      case DEADLINE_EXCEEDED -> "context deadline exceeded";
      case CANCELLED -> "context canceled";
      case FAILED_PRECONDITION -> "grpc: the client connection is closing";
      case OK, UNKNOWN, INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, PERMISSION_DENIED, RESOURCE_EXHAUSTED, ABORTED,
          OUT_OF_RANGE, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS, UNAUTHENTICATED -> status.toString();
    };
  }
}
