package dev.keelson.api.etcd.watch;

import dev.keelson.store.model.Varint;
import io.netty.buffer.ByteBuf;

/** The first two fields of a {@code WatchResponse}, written by hand: the header, already encoded, and the watch id. */
final class ResponseHead {
  private static final int TAG_HEADER = 1 << 3 | 2;
  private static final int TAG_WATCH_ID = 2 << 3;

  private final byte[] header;
  private final long watchId;

  ResponseHead(byte[] header, long watchId) {
    this.header = header;
    this.watchId = watchId;
  }

  int size() {
    int id = watchId == 0 ? 0 : 1 + Varint.size(watchId); // zeros are left out
    return 1 + Varint.size(header.length) + header.length + id;
  }

  void writeTo(ByteBuf out) {
    out.writeByte(TAG_HEADER);
    writeVarint(out, header.length);
    out.writeBytes(header);
    if (watchId != 0) {
      out.writeByte(TAG_WATCH_ID);
      writeVarint(out, watchId);
    }
  }

  private static void writeVarint(ByteBuf out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }
}
