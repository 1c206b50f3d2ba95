package dev.keelson.etcdctl.grpc;

/** gRPC's status codes in the order of their numbers, each with the name that Go gives it in texts. */
public enum StatusCode {
  OK("OK"),
  CANCELLED("Canceled"),
  UNKNOWN("Unknown"),
  INVALID_ARGUMENT("InvalidArgument"),
  DEADLINE_EXCEEDED("DeadlineExceeded"),
  NOT_FOUND("NotFound"),
  ALREADY_EXISTS("AlreadyExists"),
  PERMISSION_DENIED("PermissionDenied"),
  RESOURCE_EXHAUSTED("ResourceExhausted"),
  FAILED_PRECONDITION("FailedPrecondition"),
  ABORTED("Aborted"),
  OUT_OF_RANGE("OutOfRange"),
  UNIMPLEMENTED("Unimplemented"),
  INTERNAL("Internal"),
  UNAVAILABLE("Unavailable"),
  DATA_LOSS("DataLoss"),
  UNAUTHENTICATED("Unauthenticated");

  private static final StatusCode[] BY_NUMBER = values();

  private final String goName;

  StatusCode(String goName) {
    this.goName = goName;
  }

  public String goName() {
    return goName;
  }

  /** A number that nobody defined counts as UNKNOWN. */
  static StatusCode of(String number) {
    try {
      return BY_NUMBER[Integer.parseInt(number)];
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException undefined) {
      return UNKNOWN;
    }
  }
}
