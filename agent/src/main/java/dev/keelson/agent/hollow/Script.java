package dev.keelson.agent.hollow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a container does, read from its command: so much time, then an exit code; or it runs until it is told to end.
 *
 * <p>The rule. The words are {@code command} and {@code args}; of {@code sh -c TEXT}, the text. Text is split at
 * newlines, {@code ;} and {@code &&}, and its statements follow one another: {@code sleep N} takes so long, {@code exit
 * N} ends with N, {@code false} fails, and what is in {@link #BRIEF} takes no time. Anything else, a loop too, runs on
 * for ever. Without words it is the image that decides: those in {@link #SHELLS} end at once, since nobody talks to
 * them.
 *
 * @param time until it ends; empty for never
 */
record Script(Optional<Duration> time, int exitCode) {
  static final Script FOREVER = new Script(Optional.empty(), 0);

  /** Commands that people put into pods to see them end. */
  private static final Set<String> BRIEF = Set.of("true", ":", "echo", "date", "printf", "ls", "cat", "env", "hostname",
      "id", "uname", "whoami", "perl", "expr", "touch", "mkdir", "cp", "rm", "set", "cd", "export", "wget", "nslookup");

  /** Images whose own command is a shell, or a word of greeting. */
  private static final Set<String> SHELLS = Set.of("busybox", "alpine", "ubuntu", "debian", "centos", "fedora", "bash",
      "perl", "hello-world");

  private static final Set<String> SHELL_NAMES = Set.of("sh", "bash", "ash");
  private static final Pattern BETWEEN_STATEMENTS = Pattern.compile("\\s*(?:;|&&|\n)\\s*");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /**
   * Of a container.
   *
   * @param usual what a command takes that ends and does not say when
   */
  static Script of(JsonNode container, Duration usual) {
    var words = new ArrayList<String>();
    container.path("command").forEach(word -> words.add(word.asText()));
    container.path("args").forEach(word -> words.add(word.asText()));
    if (words.isEmpty()) {
      boolean talks = container.path("stdin").asBoolean(false);
      return !talks && SHELLS.contains(ImageName.of(container.path("image").asText()).family())
          ? new Script(Optional.of(usual), 0)
          : FOREVER;
    }
    return isShell(words) ? play(List.of(BETWEEN_STATEMENTS.split(words.get(2).strip(), -1)), usual)
        : play(List.of(String.join(" ", words)), usual);
  }

  private static boolean isShell(List<String> words) {
    return words.size() > 2 && SHELL_NAMES.contains(base(words.get(0))) && words.get(1).matches("-[a-z]*c");
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Script play(List<String> statements, Duration usual) {
    var slept = Optional.<Duration>empty();
    int code = 0;
    for (var statement : statements) {
      var words = BLANKS.split(statement.strip(), -1);
      var argument = words.length > 1 ? words[1] : "";
      var command = base(words[0]);
      switch (command) {
        case "sleep" -> {
          var time = DurationText.parse(argument);
          if (time.isEmpty()) {
            return FOREVER;
          }
          slept = slept.map(time.get()::plus).or(() -> time);
          code = 0;
        }
        case "exit" -> {
          return new Script(slept.or(() -> Optional.of(usual)), exitCode(argument, code));
        }
        case "false" -> code = 1;
        case "" -> { }
        default -> {
          if (!BRIEF.contains(command)) {
            return FOREVER;
          }
          code = 0;
        }
      }
    }
    return new Script(slept.or(() -> Optional.of(usual)), code);
  }

  /** Without a number, that of the command before. */
  private static int exitCode(String argument, int before) {
    return argument.matches("\\d{1,3}") ? Integer.parseInt(argument) : before;
  }
}
