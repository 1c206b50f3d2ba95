package dev.keelson.agent.pod;

/** A container's place in its pod. */
public enum ContainerRole {
  /** Runs to its end before the next one starts. */
  INIT,
  /** An init container that stays: the next one starts when it runs, and it ends after the main ones. */
  SIDECAR,
  MAIN;

  /** Whether a container of this role that ended with {@code exitCode} is started again. */
  boolean startsAgain(int exitCode, RestartPolicy policy) {
    return switch (this) {
      case SIDECAR -> true;
      case INIT -> exitCode != 0 && policy != RestartPolicy.NEVER;
      case MAIN -> switch (policy) {
        case ALWAYS -> true;
        case ON_FAILURE -> exitCode != 0;
        case NEVER -> false;
      };
    };
  }
}
