package dev.keelson.orchestrator.call;

/** Bounds of answers. */
final class Limits {
  /** Shorter bodies gain nothing from compression on the networks between clients and API servers (as upstream). */
  static final int PLAIN_BYTES_MAX = 128 << 10;

  /** All Warning headers together stay below what proxies take as one header. */
  static final int WARNINGS_MAX = 20;

  static final int WARNING_CHARACTERS_MAX = 480;

  /** One piece on its way while the next one is made. */
  static final int PIECES_UNSENT_MAX = 1;

  /** As many permits as nobody will use up: whoever waits for a client that has gone waits no more. */
  static final int FREE = 1 << 20;

  /** Pieces of long answers: what the socket takes in one go, more or less. */
  static final int PIECE_BYTES = 64 << 10;

  private Limits() {}
}
