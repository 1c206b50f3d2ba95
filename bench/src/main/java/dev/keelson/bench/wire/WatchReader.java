package dev.keelson.bench.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.keelson.api.proto.etcd.WatchResponse;
import dev.keelson.api.proto.mvcc.Event;
import dev.keelson.api.proto.mvcc.KeyValue;
import java.io.IOException;

/** Walks a watch response and tells what it finds, without building messages. */
public final class WatchReader {
  /** Hears of what a response holds, in its order. */
  public interface Listener {
    void created(long watchId);

    void event(long watchId, long modRevision, int keyNumber);

    void canceled(long watchId);
  }

  private WatchReader() {}

  public static void read(byte[] response, Listener listener) throws IOException {
    var in = CodedInputStream.newInstance(response);
    var watchId = 0L;
    for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case WatchResponse.WATCH_ID_FIELD_NUMBER -> watchId = in.readInt64();
        case WatchResponse.CREATED_FIELD_NUMBER -> {
          if (in.readBool()) {
            listener.created(watchId);
          }
        }
        case WatchResponse.CANCELED_FIELD_NUMBER -> {
          if (in.readBool()) {
            listener.canceled(watchId);
          }
        }
        case WatchResponse.EVENTS_FIELD_NUMBER -> event(in, watchId, listener);
        default -> in.skipField(tag);
      }
    }
  }

  private static void event(CodedInputStream in, long watchId, Listener listener) throws IOException {
    var outer = in.pushLimit(in.readRawVarint32());
    for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == Event.KV_FIELD_NUMBER) {
        keyValue(in, watchId, listener);
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(outer);
  }

  private static void keyValue(CodedInputStream in, long watchId, Listener listener) throws IOException {
    var outer = in.pushLimit(in.readRawVarint32());
    var key = new byte[0];
    var modRevision = 0L;
    for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case KeyValue.KEY_FIELD_NUMBER -> key = in.readByteArray();
        case KeyValue.MOD_REVISION_FIELD_NUMBER -> modRevision = in.readInt64();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(outer);
    listener.event(watchId, modRevision, Keys.number(key));
  }
}
