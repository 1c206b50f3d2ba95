package dev.keelson.etcdctl.v3.kv;

import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.terminal.Lines;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;
import java.util.function.Consumer;

/** {@code txn}: three blocks of lines from the standard input, each ended by an empty line. */
final class TxnCommand {
  private TxnCommand() {}

  static Command<Session> command() {
    return new Command<>(
        "txn", "[options]", "Txn processes all the requests in one transaction",
        List.of(Flag.truth("interactive", "prompt for each block of input").letter('i')),
        List.of("printf 'value(\"/lamp\") = \"on\"\\n\\nput /lamp off\\n\\nget /lamp\\n\\n' | etcdctl txn"),
        TxnCommand::run);
  }

  private static void run(Session session) throws InterruptedException {
    if (!session.words().isEmpty()) {
      throw Failure.badArguments("txn command does not accept argument");
    }
    var lines = new Lines(session.terminal().in());
    var request = TxnRequest.newBuilder();
    prompt(session, "compares:");
    block(lines, line -> request.addCompare(TxnCompare.parse(line)));
    prompt(session, "success requests (get, put, del):");
    block(lines, line -> request.addSuccess(TxnOperation.parse(line, session.terminal())));
    prompt(session, "failure requests (get, put, del):");
    block(lines, line -> request.addFailure(TxnOperation.parse(line, session.terminal())));
    session.report(new TxnReport(session.change(Rpcs.txn(), request.build())));
  }

  private static void prompt(Session session, String text) {
    if (session.arguments().truth("interactive")) {
      session.terminal().out().println(text);
      session.terminal().out().flush();
    }
  }

  private static void block(Lines lines, Consumer<String> use) {
    while (true) {
      var line = lines.next().orElseThrow(() -> new Failure(ExitCode.INVALID_INPUT, "EOF")).strip();
      if (line.isEmpty()) {
        return;
      }
      use.accept(line);
    }
  }
}
