package dev.keelson.api.etcd.watch;

import dev.keelson.api.grpc.WireMessage;
import dev.keelson.store.watch.EventBatch;
import java.util.ArrayList;
import java.util.List;

/** Makes the responses of one stream. Owned by the hub's loop. */
final class ResponseWriter {
  private static final long INVALID_ID = -1;

  private final HeaderBytes headers;
  private final int messageBytesMax;

  ResponseWriter(HeaderBytes headers, int messageBytesMax) {
    this.headers = headers;
    this.messageBytesMax = messageBytesMax;
  }

  WireMessage created(long watchId, long revision) {
    return control(watchId, revision, new ControlResponse.Flags(true, false, 0, ""));
  }

  /** The watcher could not be made; the stream lives on. */
  WireMessage refused(String reason, long revision) {
    return control(INVALID_ID, revision, new ControlResponse.Flags(true, true, 0, reason));
  }

  WireMessage cancelled(long watchId, long revision) {
    return control(watchId, revision, new ControlResponse.Flags(false, true, 0, ""));
  }

  /** Its header has no revision, as etcd's. */
  WireMessage compacted(long watchId, long compactedTo) {
    return control(watchId, 0, new ControlResponse.Flags(false, true, compactedTo, ""));
  }

  WireMessage progress(long watchId, long revision) {
    return control(watchId, revision, new ControlResponse.Flags(false, false, 0, ""));
  }

  WireMessage events(long watchId, long revision, EventBatch batch) {
    return new EventsResponse(head(watchId, revision), false, batch, 0, batch.wire().length);
  }

  /**
   * As many responses as it takes to keep each below the limit, with one event at least; all but the last are marked.
   */
  List<WireMessage> fragments(long watchId, long revision, EventBatch batch) {
    ResponseHead head = head(watchId, revision);
    var fragments = new ArrayList<WireMessage>();
    int start = 0;
    while (start < batch.wire().length) {
      int end = fragmentEnd(head, batch, start);
      fragments.add(new EventsResponse(head, end < batch.wire().length, batch, start, end));
      start = end;
    }
    return fragments;
  }

  private int fragmentEnd(ResponseHead head, EventBatch batch, int start) {
    int room = messageBytesMax - head.size() - EventsResponse.FRAGMENT_BYTES;
    int end = batch.elementEnd(start);
    while (end < batch.wire().length && batch.elementEnd(end) - start < room) {
      end = batch.elementEnd(end);
    }
    return end;
  }

  private WireMessage control(long watchId, long revision, ControlResponse.Flags flags) {
    return ControlResponse.of(head(watchId, revision), flags);
  }

  private ResponseHead head(long watchId, long revision) {
    return new ResponseHead(headers.at(revision), watchId);
  }
}
