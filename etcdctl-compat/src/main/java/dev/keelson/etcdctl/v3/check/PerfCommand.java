package dev.keelson.etcdctl.v3.check;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.CompactionRequest;
import dev.keelson.api.proto.etcd.DefragmentRequest;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.kv.KeyRange;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code check perf}: a minute of writes, a verdict on each of three figures, and nothing left behind. */
public final class PerfCommand {
  /** What etcdctl calls good enough. */
  private static final double THROUGHPUT_SHARE_MIN = 0.9;
  private static final double SLOWEST_SECONDS_MAX = 0.5;
  private static final double DEVIATION_SECONDS_MAX = 0.1;

  private PerfCommand() {}

  public static @Nullable Command<Session> find(String path) {
    return path.equals("check perf")
        ? new Command<>(
            path, "[options]", "Check the performance of the etcd cluster",
            List.of(Flag.text("load", "s", "the load to put on: s(mall), m(edium), l(arge), xl(arge)"),
                Flag.text("prefix", "/etcdctl-check-perf/", "the prefix of the keys to write"),
                Flag.truth("auto-compact", "compact afterwards"),
                Flag.truth("auto-defrag", "defragment afterwards")),
            List.of("etcdctl check perf --load=m"), PerfCommand::run)
        : null;
  }

  private static void run(Session session) throws InterruptedException {
    var arguments = session.arguments();
    var load = PerfLoad.of(arguments.text("load"));
    var range = KeyRange.prefix(arguments.text("prefix"));
    var existing = session.ask(Rpcs.range(), RangeRequest.newBuilder()
        .setKey(range.key()).setRangeEnd(range.end()).setLimit(1).build());
    if (existing.getKvsCount() > 0) {
      throw new Failure(ExitCode.INVALID_INPUT, "prefix \"" + arguments.text("prefix")
          + "\" has keys. Delete with etcdctl del --prefix " + arguments.text("prefix") + " first.");
    }
    var result = new PerfRun(session.client(), load, range.key(), session.terminal()).run();
    cleanUp(session, range);
    verdict(session, load, result);
  }

  private static void cleanUp(Session session, KeyRange range) throws InterruptedException {
    var arguments = session.arguments();
    var deleted = session.change(Rpcs.deleteRange(), DeleteRangeRequest.newBuilder()
        .setKey(range.key()).setRangeEnd(range.end()).build());
    if (arguments.truth("auto-compact")) {
      session.change(Rpcs.compact(), CompactionRequest.newBuilder()
          .setRevision(deleted.getHeader().getRevision()).build());
    }
    if (arguments.truth("auto-defrag")) {
      for (var endpoint : session.client().endpoints()) {
        try (var member = session.client().only(endpoint)) {
          member.once(Rpcs.defragment(), DefragmentRequest.getDefaultInstance(),
              Deadline.never(session.terminal().time()));
        } catch (RpcException refused) {
          session.terminal().complain(
              "Defragmentation of " + endpoint + " failed: " + ErrorText.of(refused.status()));
        }
      }
    }
  }

  private static void verdict(Session session, PerfLoad load, PerfRun.Result result) {
    var verdicts = List.of(
        say(session, result.failures() == 0, "", "too many errors: " + result.failures()),
        say(session, result.perSecond() >= THROUGHPUT_SHARE_MIN * load.writesPerSecond(),
            "Throughput is " + (long) result.perSecond() + " writes/s",
            "Throughput too low: " + (long) result.perSecond() + " writes/s"),
        say(session, result.slowestSeconds() <= SLOWEST_SECONDS_MAX,
            "Slowest request took " + seconds(result.slowestSeconds()),
            "Slowest request took too long: " + seconds(result.slowestSeconds())),
        say(session, result.deviationSeconds() <= DEVIATION_SECONDS_MAX,
            "Stddev is " + seconds(result.deviationSeconds()),
            "Stddev too high: " + seconds(result.deviationSeconds())));
    var good = !verdicts.contains(false);
    session.terminal().out().println(good ? "PASS" : "FAIL");
    if (!good) {
      throw Failure.silent(ExitCode.ERROR);
    }
  }

  private static boolean say(Session session, boolean passes, String praise, String blame) {
    var text = passes ? praise : blame;
    if (!text.isEmpty()) {
      session.terminal().out().println((passes ? "PASS: " : "FAIL: ") + text);
    }
    return passes;
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.6fs", value);
  }

  /** A value of a kilobyte, the same every time. */
  static ByteString value() {
    return ByteString.copyFrom(new byte[1_024]);
  }
}
