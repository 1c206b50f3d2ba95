package dev.keelson.api.etcd.watch;

import dev.keelson.api.grpc.WireMessage;
import dev.keelson.api.proto.etcd.WatchResponse;
import io.netty.buffer.ByteBuf;

/** A watch response without events. */
final class ControlResponse implements WireMessage.Whole {
  /** The fields beside header and id; zero values are left out. */
  record Flags(boolean created, boolean canceled, long compactRevision, String cancelReason) {}

  private final ResponseHead head;
  private final byte[] flags;

  private ControlResponse(ResponseHead head, byte[] flags) {
    this.head = head;
    this.flags = flags;
  }

  static ControlResponse of(ResponseHead head, Flags flags) {
    var fields = WatchResponse.newBuilder()
        .setCreated(flags.created())
        .setCanceled(flags.canceled())
        .setCompactRevision(flags.compactRevision())
        .setCancelReason(flags.cancelReason())
        .build();
    return new ControlResponse(head, fields.toByteArray());
  }

  @Override
  public long wireSize() {
    return (long) head.size() + flags.length;
  }

  @Override
  public void writeTo(ByteBuf out) {
    head.writeTo(out);
    out.writeBytes(flags);
  }
}
