package dev.keelson.api.grpc;

/** The bounds of calls that nobody needs to move. */
final class GrpcLimits {
  /** The compressed flag and the length before every message. */
  static final int PREFIX_BYTES = 5;

  /** A piece of a chunked message: four HTTP/2 frames. */
  static final int CHUNK_BYTES = 64 << 10;

  /**
   * What one chunked message may have between its reader and the socket: enough to keep the socket busy while the next
   * piece is read, little enough that a thousand clients listing everything take 256 MB less than their answers.
   */
  static final int CHUNKS_IN_FLIGHT_BYTES_MAX = 4 * CHUNK_BYTES;

  /** The largest message that clients can take in; the limit that etcd's server sets itself. */
  static final long SENT_MESSAGE_BYTES_MAX = Integer.MAX_VALUE;

  private GrpcLimits() {}
}
