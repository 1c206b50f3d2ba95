package dev.keelson.acceptance.faults;

import com.google.protobuf.ByteString;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.wire.Wire;
import dev.keelson.api.proto.etcd.Compare;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Reads, writes and swaps a few registers and records every call. */
final class RegisterClient implements AutoCloseable {
  private final Roamer roamer;
  private final RandomGenerator random;
  private final Registers registers;
  private final int ordinal;
  private final Map<Integer, List<Operation>> histories = new TreeMap<>();
  private final Map<Integer, String> lastSeen = new HashMap<>();
  private int sequence;

  RegisterClient(Cluster cluster, int ordinal, Registers registers, RandomGenerator random) {
    this.ordinal = ordinal;
    this.registers = registers;
    this.random = random;
    this.roamer = new Roamer(cluster, ordinal % cluster.members().size());
  }

  /** The calls on each register; complete once the client's thread has ended. */
  Map<Integer, List<Operation>> histories() {
    return histories;
  }

  /** Once its thread has ended. */
  @Override
  public void close() {
    roamer.close();
  }

  void callOne() {
    int register = registers.next(random);
    var key = ByteString.copyFromUtf8("r/" + register);
    var value = "%d-%d".formatted(ordinal, sequence++);
    switch (random.nextInt(4)) {
      case 0 -> record(register, wire -> write(wire, key, value), new Operation.Kind.Write(value));
      case 1 -> swap(register, key, value);
      default -> read(register, key);
    }
  }

  private void read(int register, ByteString key) {
    long began = System.nanoTime();
    // A read that failed says nothing and changed nothing.
    roamer.call(wire -> valueOf(wire, key)).ifPresent(seen -> {
      lastSeen.put(register, seen);
      add(register, new Operation.Kind.Read(seen), began, System.nanoTime());
    });
  }

  private void swap(int register, ByteString key, String value) {
    var expected = lastSeen.getOrDefault(register, Operation.NOTHING);
    record(register, wire -> new Operation.Kind.Swap(expected, value, Optional.of(swap(wire, key, expected, value))),
        new Operation.Kind.Swap(expected, value, Optional.empty()));
  }

  private void record(int register, Function<Wire, Operation.Kind> call, Operation.Kind ifUnknown) {
    long began = System.nanoTime();
    var known = roamer.call(call);
    add(register, known.orElse(ifUnknown), began, known.isPresent() ? System.nanoTime() : Operation.NEVER);
  }

  private void add(int register, Operation.Kind kind, long began, long ended) {
    histories.computeIfAbsent(register, _ -> new ArrayList<>()).add(new Operation(kind, began, ended));
  }

  private static String valueOf(Wire wire, ByteString key) {
    var answer = wire.kv().range(RangeRequest.newBuilder().setKey(key).build());
    return answer.getKvsCount() == 0 ? Operation.NOTHING : answer.getKvs(0).getValue().toStringUtf8();
  }

  private static Operation.Kind write(Wire wire, ByteString key, String value) {
    wire.kv().put(put(key, value));
    return new Operation.Kind.Write(value);
  }

  private static boolean swap(Wire wire, ByteString key, String expected, String value) {
    var compare = Compare.newBuilder().setKey(key).setResult(Compare.CompareResult.EQUAL);
    if (expected.equals(Operation.NOTHING)) {
      compare.setTarget(Compare.CompareTarget.VERSION).setVersion(0);
    } else {
      compare.setTarget(Compare.CompareTarget.VALUE).setValue(ByteString.copyFromUtf8(expected));
    }
    return wire.kv().txn(TxnRequest.newBuilder()
        .addCompare(compare).addSuccess(RequestOp.newBuilder().setRequestPut(put(key, value))).build()).getSucceeded();
  }

  private static PutRequest put(ByteString key, String value) {
    return PutRequest.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value)).build();
  }
}
