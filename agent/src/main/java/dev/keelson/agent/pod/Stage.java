package dev.keelson.agent.pod;

import java.time.Instant;

/** Where a pod stands. There is no way back. */
public sealed interface Stage {
  /** Its sandbox is being made. */
  record Preparing() implements Stage {}

  /** Its init containers run, one after another. */
  record Initialising() implements Stage {}

  /** Its main containers run, are started, or started again. */
  record Working() implements Stage {}

  /** What runs is told to end, sidecars last; what is left at {@code killAt} is killed. */
  record Stopping(Cause cause, Instant killAt) implements Stage {}

  /** Nothing runs any more. */
  record Ended(Cause cause) implements Stage {}

  /** Why a pod ends. */
  enum Cause {
    /** Its containers are through. */
    THROUGH,
    /** It is being deleted. */
    DELETED,
    /** It has lived for its activeDeadlineSeconds. */
    DEADLINE
  }
}
