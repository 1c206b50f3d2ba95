package dev.keelson.api.etcd.kv;

import dev.keelson.api.grpc.WireMessage;
import dev.keelson.store.command.RangeResult;
import dev.keelson.store.model.KeyValue;
import io.netty.buffer.ByteBuf;

/** A range's answer, encoded on the reader's thread, so that the event loop only copies it. */
final class HeldRange implements WireMessage.Whole {
  private final byte[] encoded;

  private HeldRange(byte[] encoded) {
    this.encoded = encoded;
  }

  static HeldRange of(byte[] header, RangeResult result) {
    int size = RangeWire.headerSize(header) + RangeWire.tailSize(result.more(), result.count());
    for (KeyValue row : result.kvs()) {
      size += RangeWire.rowSize(row);
    }
    byte[] encoded = new byte[size];
    int at = RangeWire.putHeader(encoded, 0, header);
    for (KeyValue row : result.kvs()) {
      at = RangeWire.putRow(encoded, at, row);
    }
    RangeWire.putTail(encoded, at, result.more(), result.count());
    return new HeldRange(encoded);
  }

  @Override
  public long wireSize() {
    return encoded.length;
  }

  @Override
  public void writeTo(ByteBuf out) {
    out.writeBytes(encoded);
  }
}
