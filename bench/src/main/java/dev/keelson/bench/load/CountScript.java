package dev.keelson.bench.load;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.bench.wire.Keys;
import dev.keelson.bench.wire.Methods;
import dev.keelson.bench.wire.Rows;
import io.grpc.MethodDescriptor;
import java.io.IOException;

/** Asks once how many keys the space has, and knows the answer. */
final class CountScript implements Script {
  private final byte[] request = RangeRequest.newBuilder()
      .setKey(ByteString.copyFrom(Keys.key(Workloads.SPACE, 0)))
      .setRangeEnd(ByteString.copyFrom(Keys.end(Workloads.SPACE)))
      .setCountOnly(true)
      .build()
      .toByteArray();
  private final int expected;
  private boolean asked;

  CountScript(int expected) {
    this.expected = expected;
  }

  @Override
  public boolean done() {
    return asked;
  }

  @Override
  public MethodDescriptor<byte[], byte[]> next() {
    asked = true;
    return Methods.RANGE;
  }

  @Override
  public byte[] request() {
    return request;
  }

  @Override
  public boolean accepts(byte[] answer) throws IOException {
    return Rows.of(answer).count() == expected;
  }
}
