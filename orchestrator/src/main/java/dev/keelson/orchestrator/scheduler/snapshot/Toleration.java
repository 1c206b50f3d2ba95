package dev.keelson.orchestrator.scheduler.snapshot;

import java.util.Optional;

/**
 * What a pod puts up with.
 *
 * @param key empty for every key
 * @param anyValue operator Exists: the value does not matter
 * @param effect empty for every effect
 */
public record Toleration(String key, boolean anyValue, String value, Optional<Taint.Effect> effect) {
  boolean tolerates(Taint taint) {
    if (effect.isPresent() && effect.get() != taint.effect()) {
      return false;
    }
    if (!key.isEmpty() && !key.equals(taint.key())) {
      return false;
    }
    return anyValue || value.equals(taint.value());
  }

  /** Preferences are weighed with those tolerations only that speak of preferences. */
  public boolean isOfPreferences() {
    return effect.isEmpty() || effect.get() == Taint.Effect.PREFER_NO_SCHEDULE;
  }
}
