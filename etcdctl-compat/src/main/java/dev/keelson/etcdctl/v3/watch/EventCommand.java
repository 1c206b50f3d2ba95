package dev.keelson.etcdctl.v3.watch;

import dev.keelson.api.proto.mvcc.Event;
import dev.keelson.etcdctl.go.GoQuote;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.terminal.Program;
import dev.keelson.etcdctl.terminal.Terminal;
import java.util.List;
import java.util.Map;

/** The command that is run for each event, which it finds in its environment. A command that fails ends the watch. */
final class EventCommand {
  private final List<String> words;
  private final Terminal terminal;

  EventCommand(List<String> words, Terminal terminal) {
    this.words = words;
    this.terminal = terminal;
  }

  void run(Event event, long revision) throws InterruptedException {
    terminal.flush();
    var failure = Program.run(words, Map.of(
        "ETCD_WATCH_REVISION", Long.toString(revision),
        "ETCD_WATCH_EVENT_TYPE", GoQuote.quote(event.getType().toString()),
        "ETCD_WATCH_KEY", GoQuote.quote(event.getKv().getKey().toByteArray()),
        "ETCD_WATCH_VALUE", GoQuote.quote(event.getKv().getValue().toByteArray())));
    failure.ifPresent(text -> {
      var quoted = words.stream().map(GoQuote::quote).toList();
      terminal.complain("command [" + String.join(" ", quoted) + "] error (" + text + ")");
      throw Failure.silent(ExitCode.ERROR);
    });
  }
}
