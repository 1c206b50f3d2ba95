package dev.keelson.orchestrator.admission;

/** A plugin that only says yes or no. Runs after the object was found valid. */
@FunctionalInterface
public interface Checker {
  /**
   * Returns when the write is admitted.
   *
   * @throws dev.keelson.orchestrator.status.Refusal when it is not
   */
  void check(Review review);
}
