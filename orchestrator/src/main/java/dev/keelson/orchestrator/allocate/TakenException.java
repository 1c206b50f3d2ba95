package dev.keelson.orchestrator.allocate;

/** An address or port cannot be had; the message says why, in kube-apiserver's words. */
final class TakenException extends Exception {
  private static final long serialVersionUID = 1;

  TakenException(String message) {
    super(message, null, false, false);
  }

  /** Never null, other than a Throwable's. */
  String text() {
    return String.valueOf(getMessage());
  }
}
