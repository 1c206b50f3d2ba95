package dev.keelson.bench.load;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RangeResponse;
import dev.keelson.bench.wire.Keys;
import dev.keelson.bench.wire.Methods;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.util.random.RandomGenerator;

/** Reads one key of a space at random. */
final class GetScript implements Script {
  private static final int KEY_OFFSET = 2;

  private final byte[] request;
  private final RandomGenerator random;
  private int key;

  GetScript(boolean serializable, RandomGenerator random) {
    this.random = random;
    request = RangeRequest.newBuilder()
        .setKey(ByteString.copyFrom(Keys.key(Workloads.SPACE, 0)))
        .setSerializable(serializable)
        .build()
        .toByteArray();
  }

  @Override
  public MethodDescriptor<byte[], byte[]> next() {
    key = random.nextInt(Workloads.KEYS);
    Keys.write(request, KEY_OFFSET, Workloads.SPACE, key);
    return Methods.RANGE;
  }

  @Override
  public byte[] request() {
    return request;
  }

  @Override
  public boolean accepts(byte[] answer) throws IOException {
    var response = RangeResponse.parseFrom(answer);
    return response.getKvsCount() == 1
        && response.getKvs(0).getValue().size() == Workloads.VALUE_BYTES
        && Keys.number(response.getKvs(0).getKey().toByteArray()) == key;
  }
}
