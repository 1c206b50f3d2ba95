package dev.keelson.store.apply;

/** What an entry did apart from changing keys, for those who listen. */
public sealed interface Notice {
  record Compacted(long revision) implements Notice {}

  record LeaseGranted(long id, long ttlSeconds) implements Notice {}

  /** Members came, went, or are reached elsewhere. */
  record MembersChanged() implements Notice {}

  record LeaseRevoked(long id) implements Notice {}
}
