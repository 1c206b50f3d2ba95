package dev.keelson.orchestrator.cache;

/** As of when a reader wants to see objects. */
public sealed interface ReadPoint {
  /** Everything that was acknowledged before the call ({@code resourceVersion} unset). */
  record Latest() implements ReadPoint {}

  /** Whatever is at hand ({@code resourceVersion=0}). */
  record Any() implements ReadPoint {}

  /** Not older than {@code revision}. */
  record NotBefore(long revision) implements ReadPoint {}

  /** Exactly as of {@code revision}. */
  record Exactly(long revision) implements ReadPoint {}
}
