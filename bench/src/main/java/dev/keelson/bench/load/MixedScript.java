package dev.keelson.bench.load;

import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.util.random.RandomGenerator;

/** Mostly one script, sometimes another. */
final class MixedScript implements Script {
  private final Script usual;
  private final Script other;
  private final double otherShare;
  private final RandomGenerator random;
  private Script present;

  MixedScript(Script usual, Script other, double otherShare, RandomGenerator random) {
    this.usual = usual;
    this.other = other;
    this.otherShare = otherShare;
    this.random = random;
    present = usual;
  }

  @Override
  public MethodDescriptor<byte[], byte[]> next() {
    present = random.nextDouble() < otherShare ? other : usual;
    return present.next();
  }

  @Override
  public byte[] request() {
    return present.request();
  }

  @Override
  public boolean accepts(byte[] answer) throws IOException {
    return present.accepts(answer);
  }
}
