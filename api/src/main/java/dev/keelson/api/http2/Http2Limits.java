package dev.keelson.api.http2;

/** The bounds of a connection that nobody needs to move. */
final class Http2Limits {
  /** What a client may send on a stream ahead of its reader: most requests arrive without waiting for an update. */
  static final int STREAM_WINDOW_BYTES = 1 << 20;

  /** Four stream windows, so that one stream whose reader stands still does not stop its neighbours. */
  static final int CONNECTION_WINDOW_BYTES = 4 * STREAM_WINDOW_BYTES;

  /** The window every connection starts with (RFC 9113, section 6.9.2). */
  static final int CONNECTION_WINDOW_BYTES_INITIAL = 65_535;

  /** Room for a bearer token with many claims; Go's clients send some 200 bytes. */
  static final int HEADER_LIST_BYTES_MAX = 64 << 10;

  /** Smallest share of a connection's window that a stream gets at a time: one frame. */
  static final int FRAME_BYTES = 16 << 10;

  /**
   * Resets that a client may send in {@link #RESETS_WINDOW_SECONDS}. A call that is reset at once costs some 10 µs, so
   * this is 1 % of a core; a client that drops 10,000 watches at once is still welcome (CVE-2023-44487).
   */
  static final int RESETS_MAX = 10_000;

  static final int RESETS_WINDOW_SECONDS = 10;

  /**
   * What the streams of a connection may have waiting for their client in all: sixteen that nobody reads may fill up,
   * which is more than a well-behaved client lets stand. Beyond it each has {@link #STREAM_OUTBOX_SHARE_BYTES}.
   */
  static final long CONNECTION_OUTBOX_BYTES_MAX = 16L << 20;

  /** What every stream may have waiting, so that one whose client reads never starves beside those it does not read. */
  static final long STREAM_OUTBOX_SHARE_BYTES = 64L << 10;

  /**
   * Answers of single-reply calls that wait for their client. While so much waits, further requests stay in the
   * connection's window. Clients read such answers as they come, so only one that reads nothing at all meets this.
   */
  static final long CONNECTION_ANSWER_BYTES_MAX = 16L << 20;

  /** Parts of messages and bodies whose rest has not come: eight of the largest that etcd takes by default. */
  static final long CONNECTION_UNFINISHED_BYTES_MAX = 16L << 20;

  private Http2Limits() {}
}
