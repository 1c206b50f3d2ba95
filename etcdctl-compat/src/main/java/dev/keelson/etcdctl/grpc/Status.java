package dev.keelson.etcdctl.grpc;

/** How a call ended. */
public record Status(StatusCode code, String text) {
  static final Status OK = new Status(StatusCode.OK, "");

  public boolean isOk() {
    return code == StatusCode.OK;
  }

  /** As Go prints the error of a status. */
  @Override
  public String toString() {
    return "rpc error: code = " + code.goName() + " desc = " + text;
  }
}
