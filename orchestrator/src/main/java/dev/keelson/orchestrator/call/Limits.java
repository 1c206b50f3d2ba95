package dev.keelson.orchestrator.call;

/** Bounds of answers. */
final class Limits {
  /** Shorter bodies gain nothing from compression on the networks between clients and API servers (as upstream). */
  static final int PLAIN_BYTES_MAX = 128 << 10;

  /** All Warning headers together stay below what proxies take as one header. */
  static final int WARNINGS_MAX = 20;

  static final int WARNING_CHARACTERS_MAX = 480;

  private Limits() {}
}
