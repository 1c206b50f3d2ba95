package dev.keelson.api.http;

/** The bounds of the door that nobody needs to move. */
final class HttpLimits {
  /** Connections that the kernel may hold ready while the loops are busy; Linux cuts it to net.core.somaxconn. */
  static final int BACKLOG = 4_096;

  /** The request line and one header of HTTP/1.1: URLs longer than this do not pass common proxies either. */
  static final int LINE_BYTES_MAX = 16 << 10;

  /** All headers of a request, as for HTTP/2. */
  static final int HEADERS_BYTES_MAX = 64 << 10;

  /**
   * One read of an HTTP/1.1 connection. Also bounds what a pipelining client can have decoded ahead: some 900 of the
   * smallest requests.
   */
  static final int READ_BYTES_MAX = 16 << 10;

  /** Two loops fill their own 1 MiB chunks; larger ones would only round up the memory of a small member. */
  static final int ARENA_PAGE_BYTES = 8 << 10;

  /** 8 KiB << 7 = 1 MiB. */
  static final int ARENA_ORDER = 7;

  /** Buffers that a loop keeps at hand, per size class: a turn's worth of small answers. */
  static final int ARENA_CACHE_SMALL = 256;

  static final int ARENA_CACHE_NORMAL = 16;

  private HttpLimits() {}
}
