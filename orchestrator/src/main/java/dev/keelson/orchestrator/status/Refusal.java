package dev.keelson.orchestrator.status;

import java.util.Optional;

/** A request is refused; the client gets a Status. An expected end, so without a stack trace. */
public final class Refusal extends RuntimeException {
  /** A cause (core's NamespaceTerminatingCause). */
  public static final String NAMESPACE_TERMINATING = "NamespaceTerminating";

  private static final long serialVersionUID = 1;

  private final transient Reason reason;
  private final transient int code;
  private final transient Optional<Details> details;
  private final transient String continueToken;

  /**
   * A refusal with a code of its own.
   *
   * @param details empty for errors that Kubernetes sends without this part
   */
  public Refusal(Reason reason, int code, String message, Optional<Details> details) {
    this(reason, code, message, details, "");
  }

  private Refusal(Reason reason, int code, String message, Optional<Details> details, String continueToken) {
    super(message, null, false, false);
    this.reason = reason;
    this.code = code;
    this.details = details;
    this.continueToken = continueToken;
  }

  public Refusal(Reason reason, String message, Details details) {
    this(reason, reason.code(), message, Optional.of(details));
  }

  public Refusal(Reason reason, String message) {
    this(reason, reason.code(), message, Optional.empty());
  }

  /** The same for a list: {@code token} leads to what can still be had of it. */
  public Refusal continuing(String token) {
    return new Refusal(reason, code, text(), details, token);
  }

  /** What {@code metadata.continue} of the Status says; empty for none. */
  public String continueToken() {
    return continueToken;
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

  /** Whether nothing new is made in the namespace, as it is being deleted; trying again would not help. */
  public boolean isNamespaceTerminating() {
    return details.stream().flatMap(each -> each.causes().stream())
        .anyMatch(cause -> cause.reason().equals(NAMESPACE_TERMINATING));
  }

  /** Never null, other than a Throwable's. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
