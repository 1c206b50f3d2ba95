package dev.keelson.orchestrator.codec;

/** A document cannot be read at all; the message is Go's. Becomes a Refusal at the door of this package. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unreadable(String message) {
    super(message, null, false, false);
  }

  /** Never null, other than a Throwable's. */
  String text() {
    return String.valueOf(getMessage());
  }
}
