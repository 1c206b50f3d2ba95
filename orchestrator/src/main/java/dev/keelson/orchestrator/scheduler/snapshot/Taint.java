package dev.keelson.orchestrator.scheduler.snapshot;

import java.util.List;

/** A node keeps pods away that do not tolerate it. */
public record Taint(String key, String value, Effect effect) {
  /** How strictly. */
  public enum Effect {
    NO_SCHEDULE,
    PREFER_NO_SCHEDULE,
    NO_EXECUTE;

    /** As JSON has it; what is not known keeps nobody away from being scheduled. */
    static Effect of(String text) {
      return switch (text) {
        case "NoSchedule" -> NO_SCHEDULE;
        case "NoExecute" -> NO_EXECUTE;
        default -> PREFER_NO_SCHEDULE;
      };
    }
  }

  public boolean isPreference() {
    return effect == Effect.PREFER_NO_SCHEDULE;
  }

  public boolean isToleratedBy(List<Toleration> tolerations) {
    for (var toleration : tolerations) {
      if (toleration.tolerates(this)) {
        return true;
      }
    }
    return false;
  }
}
