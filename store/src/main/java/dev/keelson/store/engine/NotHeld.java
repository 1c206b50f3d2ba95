package dev.keelson.store.engine;

/** What was asked for is not in memory, or that it is nowhere cannot be told from memory alone. */
public final class NotHeld extends Exception {
  private static final long serialVersionUID = 1L;

  NotHeld() {
    super("only the disk can tell", null, false, false); // ordinary, so without a stack
  }
}
