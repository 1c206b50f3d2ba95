package dev.keelson.bench.load;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.bench.wire.Keys;
import dev.keelson.bench.wire.Methods;
import dev.keelson.bench.wire.Rows;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.util.random.RandomGenerator;

/** Reads neighbouring keys, from a random one on; linearizable, as a list of a resource is. */
final class RangeScript implements Script {
  private static final int FROM_OFFSET = 2;
  private static final int TO_OFFSET = FROM_OFFSET + Keys.BYTES + 2;

  private final byte[] request = RangeRequest.newBuilder()
      .setKey(ByteString.copyFrom(Keys.key(Workloads.SPACE, 0)))
      .setRangeEnd(ByteString.copyFrom(Keys.key(Workloads.SPACE, 0)))
      .build()
      .toByteArray();
  private final int rows;
  private final RandomGenerator random;

  RangeScript(int rows, RandomGenerator random) {
    this.rows = rows;
    this.random = random;
  }

  @Override
  public MethodDescriptor<byte[], byte[]> next() {
    var from = random.nextInt(Workloads.KEYS - rows);
    Keys.write(request, FROM_OFFSET, Workloads.SPACE, from);
    Keys.write(request, TO_OFFSET, Workloads.SPACE, from + rows);
    return Methods.RANGE;
  }

  @Override
  public byte[] request() {
    return request;
  }

  @Override
  public boolean accepts(byte[] answer) throws IOException {
    return Rows.of(answer).equals(new Rows(rows, rows));
  }
}
