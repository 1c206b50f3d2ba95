package dev.keelson.etcdctl.v3.mirror;

import com.google.protobuf.ByteString;
import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.tls.TlsFiles;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.client.Security;
import dev.keelson.etcdctl.v3.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** {@code make-mirror}: every half minute it says how many keys it has brought over. */
public final class MirrorCommand {
  private static final Duration COUNT_PERIOD = Duration.ofSeconds(30);

  private static final List<Flag> FLAGS = List.of(
      Flag.text("dest-cacert", "", "verify certificates of the destination using this CA bundle"),
      Flag.text("dest-cert", "", "identify to the destination using this TLS certificate file"),
      Flag.text("dest-key", "", "identify to the destination using this TLS key file"),
      new Flag("dest-insecure-transport", '\0', Flag.Kind.TRUTH, "true", "no transport security to the destination"),
      Flag.text("dest-prefix", "", "a prefix to have in the destination instead of --prefix"),
      Flag.number("max-txn-ops", 128, "maximum number of operations in one transaction"),
      Flag.truth("no-dest-prefix", "mirror to the root of the destination"),
      Flag.text("prefix", "", "the prefix of the keys to mirror"),
      Flag.number("rev", 0, "the source's revision to start from; 0 copies all keys first"));

  private MirrorCommand() {}

  public static Command<Session> command() {
    return new Command<>(
        "make-mirror", "[options] <destination>", "Makes a mirror at the destination etcd cluster", FLAGS,
        List.of("etcdctl make-mirror --prefix /colour/ 10.0.0.9:2379"), MirrorCommand::run);
  }

  private static void run(Session session) throws InterruptedException {
    var arguments = session.arguments();
    if (session.words().size() != 1) {
      throw Failure.badArguments("make-mirror takes one destination argument");
    }
    var prefix = arguments.text("prefix");
    var name = arguments.text("dest-prefix");
    var bare = arguments.truth("no-dest-prefix");
    if (bare && !name.isEmpty()) {
      throw Failure.badArguments("`--dest-prefix` and `--no-dest-prefix` cannot be set at the same time, choose one");
    }
    var destinationPrefix = bare ? "" : name.isEmpty() ? prefix : name;
    var files = new TlsFiles(
        arguments.text("dest-cacert"), arguments.text("dest-cert"), arguments.text("dest-key"), false);
    var security = new Security(files, arguments.truth("dest-insecure-transport"));
    var copied = new AtomicLong();
    try (var destination = session.client().to(session.words().getFirst(), security)) {
      Thread.ofVirtual().start(() -> count(session, copied));
      new Mirror(
          session.client(), destination, new Prefixes(bytes(prefix), bytes(destinationPrefix)),
          (int) arguments.number("max-txn-ops"), session.terminal().time(), copied)
          .run(arguments.number("rev"));
    } catch (RpcException broken) {
      throw Failure.error(ErrorText.of(broken.status()));
    }
  }

  private static ByteString bytes(String text) {
    return ByteString.copyFromUtf8(text);
  }

  private static void count(Session session, AtomicLong copied) {
    try {
      while (true) {
        session.terminal().time().pause(COUNT_PERIOD);
        session.terminal().out().println(Long.toString(copied.get()));
        session.terminal().out().flush();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
