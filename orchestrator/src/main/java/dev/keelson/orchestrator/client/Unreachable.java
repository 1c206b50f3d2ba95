package dev.keelson.orchestrator.client;

/** Nobody answered: the request may have been served, or not. */
public final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
