package dev.keelson.orchestrator.admission.podsecurity;

/**
 * A check, and when it counts. Later rules of the same id take the place of earlier ones.
 *
 * @param since the minor version
 * @param instead the id of the baseline's rule that is left out, because this one is stricter; may be empty
 */
record Rule(String id, Level level, int since, Check check, String instead) {
  static Rule baseline(String id, int since, Check check) {
    return new Rule(id, Level.BASELINE, since, check, "");
  }

  static Rule restricted(String id, int since, Check check) {
    return new Rule(id, Level.RESTRICTED, since, check, "");
  }

  Rule insteadOf(String other) {
    return new Rule(id, level, since, check, other);
  }
}
