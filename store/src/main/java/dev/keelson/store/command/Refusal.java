package dev.keelson.store.command;

/** Why the store did not do what it was asked. A value, never an exception: refusing is part of the state machine. */
public sealed interface Refusal {
  record Compacted(long asked, long compactedTo) implements Refusal {}

  record FutureRevision(long asked, long current) implements Refusal {}

  /** {@code ignore_value} or {@code ignore_lease} on a key that is not there. */
  record KeyNotFound() implements Refusal {}

  record LeaseNotFound(long id) implements Refusal {}

  record LeaseExists(long id) implements Refusal {}

  /** A NOSPACE alarm holds. */
  record NoSpace() implements Refusal {}

  /** A CORRUPT alarm holds. */
  record Corrupt() implements Refusal {}
}
