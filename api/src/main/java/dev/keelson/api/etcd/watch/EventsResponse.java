package dev.keelson.api.etcd.watch;

import dev.keelson.api.grpc.WireMessage;
import dev.keelson.store.watch.EventBatch;
import io.netty.buffer.ByteBuf;

/** A watch response with events: a few bytes of its own before a stretch of a batch that many watchers share. */
final class EventsResponse implements WireMessage.Whole {
  /** The mark that more fragments follow: tag and value. */
  static final int FRAGMENT_BYTES = 2;

  private static final int TAG_FRAGMENT = 7 << 3;

  private final ResponseHead head;
  private final boolean fragment;
  private final EventBatch batch;
  private final int start;
  private final int end;

  /** With the events whose elements go from {@code start} to {@code end} in the batch's wire form. */
  EventsResponse(ResponseHead head, boolean fragment, EventBatch batch, int start, int end) {
    this.head = head;
    this.fragment = fragment;
    this.batch = batch;
    this.start = start;
    this.end = end;
  }

  @Override
  public long wireSize() {
    return (long) head.size() + (fragment ? FRAGMENT_BYTES : 0) + end - start;
  }

  @Override
  public void writeTo(ByteBuf out) {
    head.writeTo(out);
    if (fragment) {
      out.writeByte(TAG_FRAGMENT);
      out.writeByte(1);
    }
    out.writeBytes(batch.wire(), start, end - start);
  }
}
