package dev.keelson.etcdctl.v3.watch;

import dev.keelson.etcdctl.command.Arguments;
import dev.keelson.etcdctl.command.CommandLineReader;
import dev.keelson.etcdctl.command.UsageException;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.terminal.Lines;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.kv.LineWords;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.ArrayList;
import java.util.List;

/** {@code watch -i}: lines that begin watches or ask for their progress, until there are no more. */
final class InteractiveWatch {
  private final Session session;
  private final WatchEnvironment environment;
  private final SharedScreen screen = new SharedScreen();
  private final List<Watching> watches = new ArrayList<>();

  InteractiveWatch(Session session, WatchEnvironment environment) {
    this.session = session;
    this.environment = environment;
  }

  void run() throws InterruptedException {
    session.client();
    var lines = new Lines(session.terminal().in());
    while (true) {
      var line = lines.next().orElseThrow(
          () -> new Failure(ExitCode.INVALID_INPUT, "Error reading watch request line: EOF"));
      accept(line, LineWords.of(line));
    }
  }

  private void accept(String line, List<String> words) throws InterruptedException {
    if (words.isEmpty()) {
      complain("Invalid command: " + line + " (watch and progress supported)");
      return;
    }
    switch (words.getFirst()) {
      case "watch" -> watch(line, words.subList(1, words.size()));
      case "progress" -> progress();
      default -> complain("Invalid command " + line + " (only support watch)");
    }
  }

  private void watch(String line, List<String> words) throws InterruptedException {
    if (words.isEmpty() && environment.key().isEmpty()) {
      complain("Invalid command " + line + " (command type or key is not provided)");
      return;
    }
    var target = WatchTarget.of(read(words), environment);
    var watching = new Watching(session.client(), target.request(), session.terminal().time());
    var printer = new WatchPrinter(session, screen, target.execute());
    watches.add(watching);
    Thread.ofVirtual().start(() -> follow(printer, watching));
  }

  private static void follow(WatchPrinter printer, Watching watching) {
    try {
      printer.follow(watching);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static Arguments read(List<String> words) {
    try {
      return new CommandLineReader(WatchCommand.FLAGS).read(words);
    } catch (UsageException wrong) {
      throw Failure.badArguments(wrong.text());
    }
  }

  private void progress() throws InterruptedException {
    for (var watching : watches) {
      try {
        watching.requestProgress();
      } catch (RpcException unreachable) {
        throw new Failure(ExitCode.BAD_CONNECTION, ErrorText.of(unreachable.status()));
      }
    }
  }

  private void complain(String text) throws InterruptedException {
    screen.print(() -> session.terminal().complain(text));
  }
}
