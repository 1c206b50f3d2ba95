package dev.keelson.bench.load;

import dev.keelson.api.proto.etcd.PutResponse;
import dev.keelson.bench.wire.Methods;
import dev.keelson.bench.wire.PutTemplate;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.util.random.RandomGenerator;

/** Overwrites keys of a space at random. */
final class PutScript implements Script {
  private final PutTemplate template = new PutTemplate(Workloads.VALUE_BYTES);
  private final RandomGenerator random;
  private byte[] request = {};

  PutScript(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public MethodDescriptor<byte[], byte[]> next() {
    request = template.fill(Workloads.SPACE, random.nextInt(Workloads.KEYS), random);
    return Methods.PUT;
  }

  @Override
  public byte[] request() {
    return request;
  }

  @Override
  public boolean accepts(byte[] answer) throws IOException {
    return PutResponse.parseFrom(answer).getHeader().getRevision() > 1;
  }
}
