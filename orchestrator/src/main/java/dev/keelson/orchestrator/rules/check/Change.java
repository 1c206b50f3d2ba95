package dev.keelson.orchestrator.rules.check;

/** Looks at a value and at what it was before, and tells what may not change so. */
@FunctionalInterface
public interface Change {
  Change NONE = (value, old) -> {};

  /** The old value is the same place in the old object. */
  void on(Spot value, Spot old);

  default Change and(Change other) {
    return (value, old) -> {
      on(value, old);
      other.on(value, old);
    };
  }

  /** The new value has to be right in itself, whatever it was. */
  static Change rechecked(Check check) {
    return (value, old) -> check.on(value);
  }
}
