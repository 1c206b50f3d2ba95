package dev.keelson.orchestrator.value;

/** Text is not what it should be; the message is Go's or Kubernetes'. An expected end, so without a stack trace. */
public final class InvalidValue extends RuntimeException {
  private static final long serialVersionUID = 1;

  public InvalidValue(String message) {
    super(message, null, false, false);
  }

  /** Never null, other than a Throwable's. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
