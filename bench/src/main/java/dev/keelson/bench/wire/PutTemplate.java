package dev.keelson.bench.wire;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.PutRequest;
import java.util.random.RandomGenerator;

/** An encoded put whose key and value are written over for each call. One caller's own. */
public final class PutTemplate {
  private static final int KEY_OFFSET = 2;

  private final byte[] request;
  private final int valueOffset;
  private final byte[] value;

  public PutTemplate(int valueBytes) {
    value = new byte[valueBytes];
    request = PutRequest.newBuilder()
        .setKey(ByteString.copyFrom(new byte[Keys.BYTES]))
        .setValue(ByteString.copyFrom(value))
        .build()
        .toByteArray();
    valueOffset = request.length - valueBytes;
  }

  /** Valid until the next call; random values, so that compression helps nobody. */
  public byte[] fill(char space, int number, RandomGenerator random) {
    random.nextBytes(value);
    Keys.write(request, KEY_OFFSET, space, number);
    System.arraycopy(value, 0, request, valueOffset, value.length);
    return request;
  }
}
