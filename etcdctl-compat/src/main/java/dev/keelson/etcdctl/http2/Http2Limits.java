package dev.keelson.etcdctl.http2;

/** Every bound of the connection, with its reason. */
final class Http2Limits {
  /** RFC 9113 §4.2: the largest frame a peer may send to one who never raised the limit, as we do not. */
  static final int FRAME_BYTES_MAX = 16_384;

  /** RFC 9113 §6.9.2: what either side may send before it hears of windows. */
  static final int WINDOW_BYTES_INITIAL = 65_535;

  /** What a server may send ahead on one stream: enough for 1 Gbit/s over 30 ms, and little against our heap. */
  static final int RECEIVE_WINDOW_BYTES = 4 << 20;

  /** Headers of one response: as grpc-go's own default for servers we speak with, and far above what etcd sends. */
  static final int HEADER_BYTES_MAX = 1 << 20;

  /** Things a stream may hold that nobody has taken yet. Windows bound the bytes, this bounds empty frames. */
  static final int MAILBOX_ITEMS_MAX = 16_384;

  /** RFC 7541 §4.2: the table size of one who never changed the setting, as we do not. */
  static final int HEADER_TABLE_BYTES_MAX = 4_096;

  private Http2Limits() {}
}
