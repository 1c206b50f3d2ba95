package dev.keelson.etcdctl.v3.watch;

import dev.keelson.api.proto.etcd.WatchCreateRequest;
import dev.keelson.etcdctl.command.Arguments;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.kv.KeyRange;
import java.util.ArrayList;
import java.util.List;

/** What to watch, and what to run for each event; nothing is run when {@code execute} is empty. */
record WatchTarget(WatchCreateRequest request, List<String> execute) {
  private static final String BAD_NUMBER = "bad number of arguments";

  /** The key comes from the words or from the environment, and not from both. */
  static WatchTarget of(Arguments arguments, WatchEnvironment environment) {
    var words = new ArrayList<>(arguments.before());
    if (arguments.hasDashes() && arguments.after().isEmpty()) {
      throw Failure.badArguments(BAD_NUMBER + " (found separator --, but no commands)");
    }
    if (!environment.key().isEmpty()) {
      if (!words.isEmpty()) {
        throw Failure.badArguments(BAD_NUMBER + " (found conflicting environment key)");
      }
      words.add(environment.key());
      if (!environment.end().isEmpty()) {
        words.add(environment.end());
      }
    }
    if (words.isEmpty()) {
      throw Failure.badArguments(BAD_NUMBER);
    }
    return new WatchTarget(request(arguments, words), arguments.after());
  }

  private static WatchCreateRequest request(Arguments arguments, List<String> words) {
    var range = range(words, arguments.truth("prefix"));
    return WatchCreateRequest.newBuilder()
        .setKey(range.key())
        .setRangeEnd(range.end())
        .setStartRevision(arguments.number("rev"))
        .setPrevKv(arguments.truth("prev-kv"))
        .setProgressNotify(arguments.truth("progress-notify"))
        .build();
  }

  private static KeyRange range(List<String> words, boolean prefix) {
    if (words.size() == 2 && prefix) {
      throw Failure.badArguments("`range_end` and `--prefix` are mutually exclusive");
    }
    if (prefix) {
      return KeyRange.prefix(words.getFirst());
    }
    return words.size() == 2 ? KeyRange.between(words.getFirst(), words.getLast()) : KeyRange.one(words.getFirst());
  }
}
