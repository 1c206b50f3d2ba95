package dev.keelson.orchestrator.allocate;

/**
 * What was taken for a Service that is about to be stored. Call one of the two when the outcome is known, and neither
 * when it is not: {@link Repair} finds out later.
 */
public interface Allocation {
  /** The Service is stored: what the former one needs no more is given back. */
  void keep();

  /** The Service is certainly not stored: what was taken for it is given back. */
  void giveBack();
}
