package dev.keelson.etcdctl.v3.check;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.Terminal;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.time.Time;
import dev.keelson.etcdctl.v3.client.Client;
import dev.keelson.etcdctl.v3.client.Rpcs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes at an even pace from many threads for a while. */
final class PerfRun {
  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int KEY_BYTES = 256;

  /** What came of it. */
  record Result(double perSecond, double slowestSeconds, double deviationSeconds, long failures) {}

  private final Client client;
  private final PerfLoad load;
  private final ByteString prefix;
  private final Terminal terminal;
  private final Time time;
  /** Tickets, one a write: as many as may be late, which is one second's worth. */
  private final BlockingQueue<Long> tickets;
  private final BlockingQueue<Double> taken;

  PerfRun(Client client, PerfLoad load, ByteString prefix, Terminal terminal) {
    this.client = client;
    this.load = load;
    this.prefix = prefix;
    this.terminal = terminal;
    time = terminal.time();
    tickets = new ArrayBlockingQueue<>(load.writesPerSecond());
    taken = new ArrayBlockingQueue<>(load.writesPerSecond() * (int) LENGTH.toSeconds());
  }

  Result run() throws InterruptedException {
    var end = Deadline.after(LENGTH, time);
    var beginNanos = time.monotonicNanos();
    var writers = new ArrayList<Thread>();
    for (var i = 0; i < load.clients(); i++) {
      writers.add(Thread.ofVirtual().start(() -> write(end)));
    }
    hand(end);
    for (var writer : writers) {
      writer.join(PATIENCE);
    }
    return result((time.monotonicNanos() - beginNanos) / 1e9);
  }

  /** In small portions, so that the pace is even. */
  private void hand(Deadline end) throws InterruptedException {
    var number = 0L;
    var portion = Duration.ofMillis(20);
    var perPortion = load.writesPerSecond() / 50.0;
    for (var round = 1; !end.hasPassed(); round++) {
      while (number < perPortion * round && !end.hasPassed()) {
        tickets.offer(number++, end.nanosLeft(), TimeUnit.NANOSECONDS);
      }
      if (round % 50 == 0) {
        terminal.err().print(".");
        terminal.err().flush();
      }
      time.pause(portion.compareTo(end.left()) < 0 ? portion : end.left());
    }
    terminal.err().println("");
    terminal.err().flush();
  }

  private void write(Deadline end) {
    try {
      while (!end.hasPassed()) {
        var ticket = tickets.poll(end.nanosLeft(), TimeUnit.NANOSECONDS);
        if (ticket != null) {
          taken.offer(seconds(ticket));
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Negative when the write failed. */
  private double seconds(long number) throws InterruptedException {
    var text = Long.toString(number);
    var key = prefix.concat(ByteString.copyFromUtf8("0".repeat(Math.max(0, KEY_BYTES - text.length())) + text));
    var request = PutRequest.newBuilder().setKey(key).setValue(PerfCommand.value()).build();
    var beginNanos = time.monotonicNanos();
    try {
      client.once(Rpcs.put(), request, Deadline.after(PATIENCE, time));
      return (time.monotonicNanos() - beginNanos) / 1e9;
    } catch (RpcException refused) {
      return -1;
    }
  }

  private Result result(double lastedSeconds) {
    var all = List.copyOf(taken);
    var good = all.stream().filter(seconds -> seconds >= 0).toList();
    var statistics = new DoubleSummaryStatistics();
    good.forEach(statistics::accept);
    var variance = good.stream().mapToDouble(seconds -> Math.pow(seconds - statistics.getAverage(), 2)).sum()
        / Math.max(1, good.size());
    return new Result(
        good.size() / Math.min(lastedSeconds, (double) LENGTH.toSeconds()), Math.max(0, statistics.getMax()),
        Math.sqrt(variance), all.size() - (long) good.size());
  }
}
