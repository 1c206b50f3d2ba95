package dev.keelson.store.loop;

/** The door to the calendar. May jump; only for times that people or other machines are to read. */
@FunctionalInterface
public interface WallTime {
  /** Since 1970, in UTC. */
  long unixNanos();
}
