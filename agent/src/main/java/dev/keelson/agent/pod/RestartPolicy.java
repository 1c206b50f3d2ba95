package dev.keelson.agent.pod;

import java.util.Locale;

/** When a container that has ended is started again. */
public enum RestartPolicy {
  ALWAYS, ON_FAILURE, NEVER;

  /** As {@code spec.restartPolicy} has it. */
  static RestartPolicy of(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "never" -> NEVER;
      case "onfailure" -> ON_FAILURE;
      default -> ALWAYS;
    };
  }
}
