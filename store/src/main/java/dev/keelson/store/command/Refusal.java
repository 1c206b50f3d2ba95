package dev.keelson.store.command;

/** Why the store did not do what it was asked. A value, never an exception: refusing is part of the state machine. */
public sealed interface Refusal {
  record Compacted(long asked, long compactedTo) implements Refusal {}

  record FutureRevision(long asked, long current) implements Refusal {}

  /** {@code ignore_value} or {@code ignore_lease} on a key that is not there. */
  record KeyNotFound() implements Refusal {}

  record LeaseNotFound(long id) implements Refusal {}

  record LeaseExists(long id) implements Refusal {}

  /** No member has that id. */
  record MemberNotFound(long id) implements Refusal {}

  /** The member with that id has left for good. */
  record MemberRemoved(long id) implements Refusal {}

  record MemberExists(long id) implements Refusal {}

  /** Another member has one of the peer URLs. */
  record PeerUrlExists() implements Refusal {}

  /** The member votes already. */
  record NotLearner(long id) implements Refusal {}

  record TooManyLearners() implements Refusal {}

  /** A NOSPACE alarm holds. */
  record NoSpace() implements Refusal {}

  /** A CORRUPT alarm holds. */
  record Corrupt() implements Refusal {}
}
