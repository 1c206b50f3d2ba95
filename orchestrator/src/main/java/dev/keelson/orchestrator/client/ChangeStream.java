package dev.keelson.orchestrator.client;

import java.util.Optional;

/** A watch. One thread reads; any may close. */
public interface ChangeStream extends AutoCloseable {
  /**
   * Waits for the next change; empty when the server has ended the watch, or it was closed.
   *
   * @throws dev.keelson.orchestrator.status.Refusal when the server says that it cannot go on (410: list anew)
   * @throws Unreachable when the connection broke
   */
  Optional<ChangeEvent> next();

  @Override
  void close();
}
