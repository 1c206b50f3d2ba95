package dev.keelson.orchestrator.status;

import java.util.List;

/**
 * What a Status is about (metav1.StatusDetails). Empty texts, no causes and 0 seconds are left out.
 *
 * @param kind the resource's plural in most errors, the Kind in those of {@link Reason#INVALID}
 */
public record Details(
    String name, String group, String kind, String uid, List<Cause> causes, int retryAfterSeconds) {
  /** Written as {@code {}}. */
  public static final Details NONE = new Details("", "", "", "", List.of(), 0);

  public Details {
    causes = List.copyOf(causes);
  }

  public static Details of(String name, String group, String kind) {
    return new Details(name, group, kind, "", List.of(), 0);
  }

  public static Details causes(List<Cause> causes) {
    return new Details("", "", "", "", causes, 0);
  }

  public Details with(List<Cause> causes) {
    return new Details(name, group, kind, uid, causes, retryAfterSeconds);
  }

  public Details retryAfter(int seconds) {
    return new Details(name, group, kind, uid, causes, seconds);
  }
}
