package dev.keelson.etcdctl.grpc;

import java.io.Serial;

/** A call ended with a status other than OK. */
public final class RpcException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final transient Status status;
  private final boolean unprocessed;

  public RpcException(Status status) {
    this(status, false);
  }

  RpcException(Status status, boolean unprocessed) {
    super(status.toString(), null, false, false);
    this.status = status;
    this.unprocessed = unprocessed;
  }

  public RpcException(StatusCode code, String text) {
    this(new Status(code, text));
  }

  public Status status() {
    return status;
  }

  public StatusCode code() {
    return status.code();
  }

  /** Whether it is certain that the server never looked at the call, so that it may be made again. */
  public boolean isUnprocessed() {
    return unprocessed;
  }
}
