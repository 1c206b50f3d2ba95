package dev.keelson.bench.load;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.Compare;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.api.proto.etcd.TxnResponse;
import dev.keelson.bench.wire.Keys;
import dev.keelson.bench.wire.Methods;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * Replaces a key that nobody else writes, if it is still as this script left it. Whatever else happens, the guard must
 * hold, except for the first time, when the other branch reads how the key stands.
 */
final class CompareAndPutScript implements Script {
  private final ByteString key;
  private final RandomGenerator random;
  private long modRevision = -1;

  CompareAndPutScript(int caller, RandomGenerator random) {
    key = ByteString.copyFrom(Keys.key(Workloads.SPACE, caller));
    this.random = random;
  }

  @Override
  public MethodDescriptor<byte[], byte[]> next() {
    return Methods.TXN;
  }

  @Override
  public byte[] request() {
    var value = new byte[Workloads.VALUE_BYTES];
    random.nextBytes(value);
    return TxnRequest.newBuilder()
        .addCompare(Compare.newBuilder()
            .setKey(key)
            .setTarget(Compare.CompareTarget.MOD)
            .setResult(Compare.CompareResult.EQUAL)
            .setModRevision(modRevision))
        .addSuccess(RequestOp.newBuilder()
            .setRequestPut(PutRequest.newBuilder().setKey(key).setValue(ByteString.copyFrom(value))))
        .addFailure(RequestOp.newBuilder().setRequestRange(RangeRequest.newBuilder().setKey(key)))
        .build()
        .toByteArray();
  }

  @Override
  public boolean accepts(byte[] answer) throws IOException {
    var response = TxnResponse.parseFrom(answer);
    var first = modRevision < 0;
    if (response.getSucceeded()) {
      modRevision = response.getHeader().getRevision();
      return !first;
    }
    modRevision = response.getResponses(0).getResponseRange().getKvs(0).getModRevision();
    return first;
  }
}
