package dev.keelson.store.model;

/**
 * The store cannot go on: its disk is full or broken, or what it holds contradicts itself. Nothing was half done.
 *
 * <p>Not a refusal: the command that met it may be good. Whoever catches it stops applying; the log has the command.
 */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoreFailure(String message) {
    super(message);
  }

  public StoreFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
