package dev.keelson.etcdctl.v3.kv;

import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.etcdctl.command.Arguments;
import dev.keelson.etcdctl.command.CommandLineReader;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.command.UsageException;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.terminal.Terminal;
import java.util.List;

/** A line of txn's second or third block: a put, get or del with its flags. */
final class TxnOperation {
  private TxnOperation() {}

  static RequestOp parse(String line, Terminal terminal) {
    var words = LineWords.of(line);
    if (words.size() < 2) {
      throw invalid("invalid txn compare request: " + line);
    }
    var rest = words.subList(1, words.size());
    var operation = RequestOp.newBuilder();
    return switch (words.getFirst()) {
      case "put" -> operation.setRequestPut(
          PutCommand.request(read(line, rest, PutCommand.FLAGS), terminal.in())).build();
      case "get" -> operation.setRequestRange(GetCommand.request(read(line, rest, GetCommand.FLAGS))).build();
      case "del" -> operation.setRequestDeleteRange(DelCommand.request(read(line, rest, DelCommand.FLAGS))).build();
      default -> throw invalid("invalid txn request: " + line);
    };
  }

  private static Arguments read(String line, List<String> words, List<Flag> flags) {
    try {
      return new CommandLineReader(flags).read(words);
    } catch (UsageException wrong) {
      throw invalid("invalid txn request: " + line);
    }
  }

  private static Failure invalid(String text) {
    return new Failure(ExitCode.INVALID_INPUT, text);
  }
}
