package dev.keelson.etcdctl.v3.kv;

import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.etcdctl.command.Arguments;
import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;

/** {@code del}. */
final class DelCommand {
  static final List<Flag> FLAGS = List.of(
      Flag.truth("from-key", "delete keys that are greater than or equal to the given key"),
      Flag.truth("prefix", "delete keys with matching prefix"),
      Flag.truth("prev-kv", "return deleted key-value pairs"),
      Flag.truth("range", "delete the range of keys; two words mean that anyway"));

  private DelCommand() {}

  static Command<Session> command() {
    return new Command<>(
        "del", "[options] <key> [range_end]", "Removes the specified key or range of keys [key, range_end)", FLAGS,
        List.of("etcdctl del /colour/sky", "etcdctl del --prefix /colour/ --prev-kv"), DelCommand::run);
  }

  private static void run(Session session) throws InterruptedException {
    session.report(new DelReport(session.change(Rpcs.deleteRange(), request(session.arguments()))));
  }

  static DeleteRangeRequest request(Arguments arguments) {
    var words = arguments.words();
    var prefix = arguments.truth("prefix");
    var from = arguments.truth("from-key");
    if (words.isEmpty() || words.size() > 2) {
      throw Failure.badArguments("del command needs one argument as key and an optional argument as range_end");
    }
    if (prefix && from) {
      throw Failure.badArguments("`--prefix` and `--from-key` cannot be set at the same time, choose one");
    }
    if (words.size() > 1 && (prefix || from)) {
      throw Failure.badArguments(
          "too many arguments, only accept one argument when `--prefix` or `--from-key` is set");
    }
    var range = range(words, prefix, from);
    return DeleteRangeRequest.newBuilder()
        .setKey(range.key())
        .setRangeEnd(range.end())
        .setPrevKv(arguments.truth("prev-kv"))
        .build();
  }

  private static KeyRange range(List<String> words, boolean prefix, boolean from) {
    if (prefix) {
      return KeyRange.prefix(words.getFirst());
    }
    if (from) {
      return KeyRange.from(words.getFirst());
    }
    return words.size() > 1 ? KeyRange.between(words.getFirst(), words.get(1)) : KeyRange.one(words.getFirst());
  }
}
