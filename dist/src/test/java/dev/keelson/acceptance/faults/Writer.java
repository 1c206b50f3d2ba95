package dev.keelson.acceptance.faults;

import com.google.protobuf.ByteString;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.api.proto.etcd.PutRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes one new key after the other and remembers which were acknowledged, and at which revision. */
final class Writer implements AutoCloseable {
  static final String PREFIX = "w/";

  private final Roamer roamer;
  private final int ordinal;
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  private int sequence;

  Writer(Cluster cluster, int ordinal) {
    this.ordinal = ordinal;
    this.roamer = new Roamer(cluster, ordinal % cluster.members().size());
  }

  void writeOne() {
    var key = "%s%d/%06d".formatted(PREFIX, ordinal, sequence++);
    var request = PutRequest.newBuilder()
        .setKey(ByteString.copyFromUtf8(key)).setValue(ByteString.copyFromUtf8("value of " + key)).build();
    roamer.call(wire -> wire.kv().put(request))
        .ifPresent(response -> acknowledged.put(key, response.getHeader().getRevision()));
  }

  Map<String, Long> acknowledged() {
    return acknowledged;
  }

  /** Once its thread has ended. */
  @Override
  public void close() {
    roamer.close();
  }
}
