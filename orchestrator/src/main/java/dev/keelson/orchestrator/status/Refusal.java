package dev.keelson.orchestrator.status;

import java.util.Optional;

/** A request is refused; the client gets a Status. An expected end, so without a stack trace. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Reason reason;
  private final transient int code;
  private final transient Optional<Details> details;

  /**
   * A refusal with a code of its own.
   *
   * @param details empty for errors that Kubernetes sends without this part
   */
  public Refusal(Reason reason, int code, String message, Optional<Details> details) {
    super(message, null, false, false);
    this.reason = reason;
    this.code = code;
    this.details = details;
  }

  public Refusal(Reason reason, String message, Details details) {
    this(reason, reason.code(), message, Optional.of(details));
  }

  public Refusal(Reason reason, String message) {
    this(reason, reason.code(), message, Optional.empty());
  }

  public Reason reason() {
    return reason;
  }

  /** The HTTP status code. */
  public int code() {
    return code;
  }

  public Optional<Details> details() {
    return details;
  }

  /** Never null, other than a Throwable's. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
