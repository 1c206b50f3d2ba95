package dev.keelson.api.etcd.watch;

import dev.keelson.api.etcd.answer.Headers;

/**
 * Encoded headers. All responses of one turn of the hub carry the same, so the last one is kept. Owned by the hub's
 * loop.
 */
final class HeaderBytes {
  private final Headers headers;
  private byte[] encoded = {};
  private long revision = -1;
  private long term = -1;

  HeaderBytes(Headers headers) {
    this.headers = headers;
  }

  /** The body of the header message. For reading only. */
  byte[] at(long wantedRevision) {
    long currentTerm = headers.term().getAsLong();
    if (wantedRevision != revision || currentTerm != term) {
      revision = wantedRevision;
      term = currentTerm;
      encoded = headers.at(wantedRevision).toByteArray();
    }
    return encoded;
  }
}
