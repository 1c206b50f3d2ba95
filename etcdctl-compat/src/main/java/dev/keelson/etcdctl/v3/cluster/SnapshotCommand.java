package dev.keelson.etcdctl.v3.cluster;

import dev.keelson.api.proto.etcd.SnapshotRequest;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * {@code snapshot save}: under another name first, so that what bears the name is whole. It takes as long as it takes,
 * unless the timeout was said.
 */
final class SnapshotCommand {
  private SnapshotCommand() {}

  static void run(Session session) throws InterruptedException {
    if (session.words().size() != 1) {
      throw Failure.badArguments("snapshot save expects one argument");
    }
    var client = session.client();
    if (client.endpoints().size() != 1) {
      throw Failure.badArguments("snapshot must be requested to one selected node, not multiple ["
          + String.join(" ", client.endpoints()) + "]");
    }
    var name = session.words().getFirst();
    var file = Path.of(name);
    var part = Path.of(name + ".part");
    try {
      fetch(session, part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (RpcException refused) {
      throw interrupted(part, ErrorText.of(refused.status()));
    } catch (IOException unwritable) {
      throw interrupted(part, "could not write " + part + ": " + unwritable.getMessage());
    }
    session.terminal().out().println("Snapshot saved at " + name);
  }

  private static void fetch(Session session, Path part) throws IOException, RpcException, InterruptedException {
    var patience = session.arguments().isSaid("command-timeout")
        ? session.deadline()
        : Deadline.never(session.terminal().time());
    try (var file = new FileOutputStream(part.toFile());
        var call = session.client().open(Rpcs.snapshot(), false, session.deadline())) {
      call.send(SnapshotRequest.getDefaultInstance(), true, patience);
      for (var piece = call.receive(patience); piece != null; piece = call.receive(patience)) {
        piece.getBlob().writeTo(file);
      }
      file.getFD().sync();
    }
  }

  private static Failure interrupted(Path part, String text) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException left) {
      return new Failure(ExitCode.INTERRUPTED, text + " (and " + part + " could not be removed)");
    }
    return new Failure(ExitCode.INTERRUPTED, text);
  }
}
