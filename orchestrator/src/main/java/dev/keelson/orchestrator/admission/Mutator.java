package dev.keelson.orchestrator.admission;

/** A plugin that may change the object. Runs before validation, in Kubernetes' order. */
@FunctionalInterface
public interface Mutator {
  /**
   * Changes the object in place, or leaves it.
   *
   * @throws dev.keelson.orchestrator.status.Refusal when the write is not admitted
   */
  void mutate(Review review);
}
