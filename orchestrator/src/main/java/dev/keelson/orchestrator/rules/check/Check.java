package dev.keelson.orchestrator.rules.check;

/** Looks at a value and tells what is wrong with it. Never throws on a value of the right shape. */
@FunctionalInterface
public interface Check {
  Check NONE = value -> {};

  void on(Spot value);
}
