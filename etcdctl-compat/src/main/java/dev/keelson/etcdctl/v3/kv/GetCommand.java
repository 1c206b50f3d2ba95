package dev.keelson.etcdctl.v3.kv;

import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RangeRequest.SortOrder;
import dev.keelson.api.proto.etcd.RangeRequest.SortTarget;
import dev.keelson.etcdctl.command.Arguments;
import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.go.GoQuote;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;
import java.util.Locale;

/** {@code get}. */
final class GetCommand {
  static final List<Flag> FLAGS = List.of(
      Flag.text("consistency", "l", "linearizable (l) or serializable (s)"),
      Flag.truth("count-only", "get only the count (with --write-out=fields)"),
      Flag.truth("from-key", "get keys that are greater than or equal to the given key"),
      Flag.truth("keys-only", "get only the keys"),
      Flag.number("limit", 0, "maximum number of results"),
      Flag.number("max-create-rev", 0, "the maximum create revision of the results"),
      Flag.number("max-mod-rev", 0, "the maximum modification revision of the results"),
      Flag.number("min-create-rev", 0, "the minimum create revision of the results"),
      Flag.number("min-mod-rev", 0, "the minimum modification revision of the results"),
      Flag.text("order", "", "order of results: ASCEND or DESCEND (ASCEND by default)"),
      Flag.truth("prefix", "get keys with matching prefix"),
      Flag.truth("print-value-only", "only write values, in the simple format"),
      Flag.number("rev", 0, "get the keys as they were at this revision"),
      Flag.text("sort-by", "", "sort target: CREATE, KEY, MODIFY, VALUE or VERSION"));

  private GetCommand() {}

  static Command<Session> command() {
    return new Command<>(
        "get", "[options] <key> [range_end]", "Gets the key or a range of keys", FLAGS,
        List.of("etcdctl get /colour/sky", "etcdctl get --prefix /colour/ --rev=2 -w json"), GetCommand::run);
  }

  private static void run(Session session) throws InterruptedException {
    var arguments = session.arguments();
    var answer = session.ask(Rpcs.range(), request(arguments));
    var reporter = session.reporter();
    if (arguments.truth("count-only") && !reporter.isFields()) {
      throw Failure.badArguments("--count-only is only for `--write-out=fields`");
    }
    var valuesOnly = arguments.truth("print-value-only");
    if (valuesOnly && !reporter.isSimple()) {
      throw Failure.badArguments("print-value-only is only for `--write-out=simple`");
    }
    session.report(new RangeReport(answer, valuesOnly));
  }

  static RangeRequest request(Arguments arguments) {
    var range = range(arguments);
    var serializable = serializable(arguments.text("consistency"));
    var order = order(arguments.text("order"));
    var target = target(arguments.text("sort-by"));
    if (arguments.truth("keys-only") && arguments.truth("count-only")) {
      throw Failure.badArguments("`--keys-only` and `--count-only` cannot be set at the same time, choose one");
    }
    return RangeRequest.newBuilder()
        .setKey(range.key())
        .setRangeEnd(range.end())
        .setSerializable(serializable)
        .setLimit(arguments.number("limit"))
        .setRevision(Math.max(0, arguments.number("rev")))
        // This is the order of the keys anyway, and the server can stop at the limit when nobody asks for it.
        .setSortOrder(target == SortTarget.KEY && order == SortOrder.ASCEND ? SortOrder.NONE : order)
        .setSortTarget(target)
        .setKeysOnly(arguments.truth("keys-only"))
        .setCountOnly(arguments.truth("count-only"))
        .setMinCreateRevision(arguments.number("min-create-rev"))
        .setMaxCreateRevision(arguments.number("max-create-rev"))
        .setMinModRevision(arguments.number("min-mod-rev"))
        .setMaxModRevision(arguments.number("max-mod-rev"))
        .build();
  }

  private static KeyRange range(Arguments arguments) {
    var words = arguments.words();
    var prefix = arguments.truth("prefix");
    var from = arguments.truth("from-key");
    if (words.isEmpty()) {
      throw Failure.badArguments("get command needs one argument as key and an optional argument as range_end");
    }
    if (prefix && from) {
      throw Failure.badArguments("`--prefix` and `--from-key` cannot be set at the same time, choose one");
    }
    serializable(arguments.text("consistency"));
    if (words.size() > 1 && (prefix || from)) {
      throw Failure.badArguments(
          "too many arguments, only accept one argument when `--prefix` or `--from-key` is set");
    }
    var key = words.getFirst();
    if (prefix || from) {
      return prefix ? KeyRange.prefix(key) : KeyRange.from(key);
    }
    return words.size() > 1 ? KeyRange.between(key, words.get(1)) : KeyRange.one(key);
  }

  private static boolean serializable(String consistency) {
    return switch (consistency) {
      case "s" -> true;
      case "l" -> false;
      default -> throw badFeature("unknown consistency flag " + GoQuote.quote(consistency));
    };
  }

  private static SortOrder order(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "" -> SortOrder.NONE;
      case "ASCEND" -> SortOrder.ASCEND;
      case "DESCEND" -> SortOrder.DESCEND;
      default -> throw badFeature("bad sort order " + text);
    };
  }

  private static SortTarget target(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "", "KEY" -> SortTarget.KEY;
      case "CREATE" -> SortTarget.CREATE;
      case "MODIFY" -> SortTarget.MOD;
      case "VALUE" -> SortTarget.VALUE;
      case "VERSION" -> SortTarget.VERSION;
      default -> throw badFeature("bad sort target " + text);
    };
  }

  private static Failure badFeature(String text) {
    return new Failure(ExitCode.BAD_FEATURE, text);
  }
}
