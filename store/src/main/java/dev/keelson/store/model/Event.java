package dev.keelson.store.model;

import java.util.Optional;

/**
 * One change of one key.
 *
 * @param previous the version just before this event's revision; empty for a creation, and where compaction removed it
 */
public record Event(Kind kind, KeyValue kv, Optional<KeyValue> previous) {
  /** etcd's {@code mvccpb.Event.EventType}; the ordinals are the wire numbers. */
  public enum Kind {
    PUT,
    DELETE
  }
}
