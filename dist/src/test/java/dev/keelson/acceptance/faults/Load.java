package dev.keelson.acceptance.faults;

import com.google.protobuf.ByteString;
import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.wire.Wire;
import dev.keelson.api.proto.etcd.RangeRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Everything that happens to a cluster while it is tormented. */
final class Load implements AutoCloseable {
  private static final int WRITERS = 4;
  private static final int REGISTER_CLIENTS = 4;
  private static final Duration PROGRESS_LIMIT = Duration.ofSeconds(60);

  private final Cluster cluster;
  private final List<Writer> writers;
  private final List<RegisterClient> registerClients;
  private final List<Observer> observers;
  private final List<Worker> writing = new ArrayList<>();
  private final List<Worker> observing = new ArrayList<>();

  Load(Cluster cluster, RandomGenerator.SplittableGenerator random) {
    this.cluster = cluster;
    long start = revisionOf(0);
    var registers = new Registers();
    writers = IntStream.range(0, WRITERS).mapToObj(i -> new Writer(cluster, i)).toList();
    registerClients = IntStream.range(0, REGISTER_CLIENTS)
        .mapToObj(i -> new RegisterClient(cluster, i, registers, random.split())).toList();
    observers = cluster.members().stream().map(member -> new Observer(member, start)).toList();
    writers.forEach(writer -> writing.add(new Worker("writer", writer::writeOne).start()));
    registerClients.forEach(client -> writing.add(new Worker("register", client::callOne).start()));
    observers.forEach(observer -> observing.add(new Worker("observer", observer::look).start()));
  }

  /** Waits until so many more writes were acknowledged: the cluster must go on serving. */
  void awaitProgress(int writes, String when) {
    int before = acknowledgedCount();
    Await.until(writes + " more acknowledged writes " + when, PROGRESS_LIMIT, cluster::logs,
        () -> acknowledgedCount() >= before + writes);
  }

  /** Ends the clients; the observers go on until they have seen the last revision. */
  void end() {
    writing.forEach(Worker::close);
    long last = revisionOf(0);
    for (int i = 0; i < observers.size(); i++) {
      var observer = observers.get(i);
      var worker = observing.get(i);
      Await.until("the watch on " + cluster.member(i).name() + " sees revision " + last, PROGRESS_LIMIT,
          () -> "it saw " + observer.lastRevision() + "\n" + cluster.logs(),
          () -> worker.failure().isPresent() || observer.lastRevision() >= last);
    }
    observing.forEach(Worker::close);
    IntStream.range(0, observing.size()).forEach(i -> observing.get(i).failure().ifPresent(failure -> {
      throw new AssertionError(cluster.member(i).name() + ": " + failure.getMessage(), failure);
    }));
    writing.forEach(worker -> worker.failure().ifPresent(failure -> {
      throw new AssertionError("a client broke", failure);
    }));
  }

  private int acknowledgedCount() {
    return writers.stream().mapToInt(writer -> writer.acknowledged().size()).sum();
  }

  Map<String, Long> acknowledged() {
    var all = new TreeMap<String, Long>();
    writers.forEach(writer -> all.putAll(writer.acknowledged()));
    return all;
  }

  List<Observer> observers() {
    return observers;
  }

  /** The calls of all clients on each register. */
  Map<Integer, List<Operation>> histories() {
    var all = new TreeMap<Integer, List<Operation>>();
    registerClients.forEach(client -> client.histories().forEach(
        (register, calls) -> all.computeIfAbsent(register, _ -> new ArrayList<>()).addAll(calls)));
    return all;
  }

  private long revisionOf(int member) {
    try (var wire = Wire.to(cluster.member(member))) {
      return wire.kv().range(RangeRequest.newBuilder().setKey(ByteString.copyFromUtf8("r")).build())
          .getHeader().getRevision();
    }
  }

  @Override
  public void close() {
    writing.forEach(Worker::close);
    observing.forEach(Worker::close);
    writers.forEach(Writer::close);
    registerClients.forEach(RegisterClient::close);
    observers.forEach(Observer::close);
  }
}
