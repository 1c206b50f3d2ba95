package dev.keelson.store.model;

/** An alarm raised by (or on behalf of) one member. It holds for the whole cluster until it is disarmed. */
public record Alarm(long memberId, Kind kind) {
  /** etcd's {@code AlarmType}; the ordinals are the wire numbers. */
  public enum Kind {
    NONE,
    NOSPACE,
    CORRUPT
  }
}
