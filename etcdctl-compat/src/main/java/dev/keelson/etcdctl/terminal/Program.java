package dev.keelson.etcdctl.terminal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs other programs on the streams of this one. */
public final class Program {
  private Program() {}

  /** Nothing when it ended well; else why not, as Go's {@code os/exec} says it. */
  public static Optional<String> run(List<String> words, Map<String, String> more) throws InterruptedException {
    try {
      var builder = new ProcessBuilder(words).inheritIO();
      builder.environment().putAll(more);
      var code = builder.start().waitFor();
      return code == 0 ? Optional.empty() : Optional.of(code > 128 ? signal(code - 128) : "exit status " + code);
    } catch (IOException unstartable) {
      return Optional.of(unstartable(words.getFirst(), unstartable));
    }
  }

  private static String unstartable(String name, IOException why) {
    var missing = String.valueOf(why.getMessage()).contains("No such file");
    if (name.indexOf('/') < 0) {
      return "exec: \"" + name + "\": executable file not found in $PATH";
    }
    return "fork/exec " + name + ": " + (missing ? "no such file or directory" : "permission denied");
  }

  private static String signal(int number) {
    return switch (number) {
      case 2 -> "signal: interrupt";
      case 9 -> "signal: killed";
      case 15 -> "signal: terminated";
      default -> "exit status " + (number + 128);
    };
  }
}
