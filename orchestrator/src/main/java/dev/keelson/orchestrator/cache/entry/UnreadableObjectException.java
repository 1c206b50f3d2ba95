package dev.keelson.orchestrator.cache.entry;

/** What the store has under a key of ours is not an object. */
public final class UnreadableObjectException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableObjectException(String what, Throwable cause) {
    super("the stored object " + what + " cannot be read: " + cause.getMessage(), cause);
  }
}
