package dev.keelson.orchestrator.controller.autoscale;

import dev.keelson.orchestrator.controller.pods.Condition;

/**
 * How far a wish is followed at once (kubernetes' convertDesiredReplicasWithRules).
 *
 * @param replicas what is to be
 * @param limited whether a limit was in the way, and which
 */
record Pace(int replicas, Condition limited) {
  private static final String TYPE = "ScalingLimited";

  /** At once there may be twice as many, or so many. */
  private static final int FEW = 4;

  static Pace of(int wanted, int current, int least, int most) {
    int fastest = Math.max(2 * current, FEW);
    if (wanted < least) {
      return new Pace(least, new Condition(TYPE, "True", "TooFewReplicas",
          "the desired replica count is less than the minimum replica count"));
    }
    if (wanted > Math.min(most, fastest)) {
      return most > fastest
          ? new Pace(fastest, new Condition(TYPE, "True", "ScaleUpLimit",
              "the desired replica count is increasing faster than the maximum scale rate"))
          : new Pace(most, new Condition(TYPE, "True", "TooManyReplicas",
              "the desired replica count is more than the maximum replica count"));
    }
    return new Pace(wanted, new Condition(TYPE, "False", "DesiredWithinRange",
        "the desired count is within the acceptable range"));
  }
}
