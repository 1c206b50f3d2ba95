package dev.keelson.api.etcd.kv;

import dev.keelson.api.etcd.call.Limits;
import dev.keelson.api.grpc.WireMessage;
import dev.keelson.store.RangeCursor;
import dev.keelson.store.model.KeyValue;
import io.netty.buffer.ByteBuf;

/** A range's answer that is read from the store while the client takes it. Used by one thread at a time. */
final class StreamedRange implements WireMessage.Chunked {
  private final byte[] header;
  private final RangeCursor cursor;
  private byte[] scratch = new byte[0];
  private boolean begun;
  private boolean ended;

  StreamedRange(byte[] header, RangeCursor cursor) {
    this.header = header;
    this.cursor = cursor;
  }

  @Override
  public long wireSize() {
    return RangeWire.headerSize(header) + cursor.wireBytes() + RangeWire.tailSize(cursor.more(), cursor.count());
  }

  @Override
  public void writeNext(ByteBuf out) {
    int end = out.writerIndex() + Limits.RANGE_PIECE_BYTES;
    if (!begun) {
      begun = true;
      reserve(RangeWire.headerSize(header));
      out.writeBytes(scratch, 0, RangeWire.putHeader(scratch, 0, header));
    }
    while (!ended && out.writerIndex() < end) {
      cursor.next().ifPresentOrElse(row -> writeRow(out, row), () -> writeTail(out));
    }
  }

  private void writeRow(ByteBuf out, KeyValue row) {
    reserve(RangeWire.rowSize(row));
    out.writeBytes(scratch, 0, RangeWire.putRow(scratch, 0, row));
  }

  private void writeTail(ByteBuf out) {
    ended = true;
    reserve(RangeWire.tailSize(cursor.more(), cursor.count()));
    out.writeBytes(scratch, 0, RangeWire.putTail(scratch, 0, cursor.more(), cursor.count()));
  }

  private void reserve(int bytes) {
    if (scratch.length < bytes) {
      scratch = new byte[Math.max(bytes, 2 * scratch.length)];
    }
  }

  @Override
  public void close() {
    cursor.close();
  }
}
