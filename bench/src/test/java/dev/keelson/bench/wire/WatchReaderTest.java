package dev.keelson.bench.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.RangeResponse;
import dev.keelson.api.proto.etcd.ResponseHeader;
import dev.keelson.api.proto.etcd.WatchResponse;
import dev.keelson.api.proto.mvcc.Event;
import dev.keelson.api.proto.mvcc.KeyValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WatchReaderTest {
  private final List<String> heard = new ArrayList<>();

  @Test
  void a_creation_is_told_with_its_id() throws Exception {
    read(WatchResponse.newBuilder().setWatchId(7).setCreated(true).build());
    assertEquals(List.of("created 7"), heard);
  }

  @Test
  void events_are_told_in_their_order() throws Exception {
    read(WatchResponse.newBuilder()
        .setHeader(ResponseHeader.newBuilder().setRevision(9))
        .setWatchId(3)
        .addEvents(event(5, 8))
        .addEvents(event(6, 9))
        .build());
    assertEquals(List.of("3: key 5 at 8", "3: key 6 at 9"), heard);
  }

  @Test
  void a_cancellation_is_told() throws Exception {
    read(WatchResponse.newBuilder().setWatchId(1).setCanceled(true).setCancelReason("because").build());
    assertEquals(List.of("canceled 1"), heard);
  }

  @Test
  void rows_are_counted_without_building_them() throws Exception {
    var answer = RangeResponse.newBuilder()
        .setHeader(ResponseHeader.newBuilder().setRevision(9))
        .addKvs(event(1, 2).getKv())
        .addKvs(event(2, 3).getKv())
        .setMore(true)
        .setCount(11)
        .build();
    assertEquals(new Rows(2, 11), Rows.of(answer.toByteArray()));
  }

  private static Event event(int number, long revision) {
    return Event.newBuilder()
        .setKv(KeyValue.newBuilder()
            .setKey(ByteString.copyFrom(Keys.key('w', number)))
            .setCreateRevision(2)
            .setModRevision(revision)
            .setVersion(4)
            .setValue(ByteString.copyFromUtf8("value")))
        .build();
  }

  private void read(WatchResponse response) throws Exception {
    WatchReader.read(response.toByteArray(), new WatchReader.Listener() {
      @Override
      public void created(long watchId) {
        heard.add("created " + watchId);
      }

      @Override
      public void event(long watchId, long modRevision, int keyNumber) {
        heard.add(watchId + ": key " + keyNumber + " at " + modRevision);
      }

      @Override
      public void canceled(long watchId) {
        heard.add("canceled " + watchId);
      }
    });
  }
}
