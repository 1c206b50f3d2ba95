package dev.keelson.bench.load;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.api.proto.etcd.TxnResponse;
import dev.keelson.bench.wire.Keys;
import dev.keelson.bench.wire.Methods;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Writes every key of a space once, many in one transaction. Scripts that share {@code place} share the work. */
final class FillScript implements Script {
  /** Below etcd's --max-txn-ops, which is 128. */
  private static final int PUTS_A_CALL = 100;

  private final int keys;
  private final AtomicInteger place;
  private final RandomGenerator random;
  private byte[] request = {};

  FillScript(int keys, AtomicInteger place, RandomGenerator random) {
    this.keys = keys;
    this.place = place;
    this.random = random;
  }

  @Override
  public boolean done() {
    return place.get() >= keys;
  }

  @Override
  public MethodDescriptor<byte[], byte[]> next() {
    var from = place.getAndAdd(PUTS_A_CALL);
    var txn = TxnRequest.newBuilder();
    for (var number = from; number < Math.min(from + PUTS_A_CALL, keys); number++) {
      txn.addSuccess(RequestOp.newBuilder().setRequestPut(put(number)));
    }
    request = txn.build().toByteArray();
    return Methods.TXN;
  }

  private PutRequest put(int number) {
    var value = new byte[Workloads.VALUE_BYTES];
    random.nextBytes(value);
    return PutRequest.newBuilder()
        .setKey(ByteString.copyFrom(Keys.key(Workloads.SPACE, number)))
        .setValue(ByteString.copyFrom(value))
        .build();
  }

  @Override
  public byte[] request() {
    return request;
  }

  @Override
  public boolean accepts(byte[] answer) throws IOException {
    return TxnResponse.parseFrom(answer).getSucceeded();
  }
}
