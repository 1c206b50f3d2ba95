package dev.keelson.bench.load;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import dev.keelson.api.proto.etcd.WatchRequest;
import dev.keelson.bench.wire.Keys;
import dev.keelson.bench.wire.Methods;
import dev.keelson.bench.wire.WatchReader;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Several watchers of the writers' space on one stream. Runs on the stream's event loop. */
final class WatchStream extends ClientCall.Listener<byte[]> implements WatchReader.Listener {
  private final List<WaveWriter> writers;
  private final CountDownLatch created;
  private final Tally tally;
  private final Map<Long, Long> lastRevision = new HashMap<>();

  private WatchStream(List<WaveWriter> writers, CountDownLatch created, Tally tally) {
    this.writers = writers;
    this.created = created;
    this.tally = tally;
  }

  /** @param created counted down once for each watcher */
  static void open(Channel channel, int watchers, List<WaveWriter> writers, CountDownLatch created, Tally tally) {
    var call = channel.newCall(Methods.WATCH, CallOptions.DEFAULT);
    call.start(new WatchStream(writers, created, tally), new Metadata());
    call.request(Integer.MAX_VALUE);
    var request = WatchRequest.newBuilder()
        .setCreateRequest(WatchCreateRequest.newBuilder()
            .setKey(ByteString.copyFromUtf8(String.valueOf(WaveWriter.SPACE)))
            .setRangeEnd(ByteString.copyFrom(Keys.end(WaveWriter.SPACE))))
        .build()
        .toByteArray();
    for (var i = 0; i < watchers; i++) {
      call.sendMessage(request);
    }
  }

  @Override
  public void onMessage(byte[] message) {
    try {
      WatchReader.read(message, this);
    } catch (IOException e) {
      tally.failed("a watch response that cannot be read: " + e.getMessage());
    }
  }

  @Override
  public void created(long watchId) {
    lastRevision.put(watchId, 0L);
    created.countDown();
  }

  @Override
  public void event(long watchId, long modRevision, int keyNumber) {
    var last = lastRevision.put(watchId, modRevision);
    if (last == null || last >= modRevision) {
      tally.failed("watcher " + watchId + " got revision " + modRevision + " after " + last);
    }
    writers.get(keyNumber).delivered();
  }

  @Override
  public void canceled(long watchId) {
    tally.failed("watcher " + watchId + " was canceled");
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    if (tally.running()) {
      tally.failed("a watch stream ended: " + status);
    }
  }
}
