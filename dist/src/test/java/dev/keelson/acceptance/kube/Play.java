package dev.keelson.acceptance.kube;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A file of command lines and what they print, played in a namespace of its own.
 *
 * <p>{@code $ LINE} runs once; {@code ~ LINE} runs until it prints what is below it, for what becomes true in a while.
 * Lines of {@code # } are remarks. What differs from run to run is masked: ages, addresses, ports, random parts of
 * names, which node it is.
 */
final class Play {
  private static final boolean REWRITE = Boolean.getBoolean("rewrite");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** When a file is written anew, what becomes true is taken to be what is true after this. */
  private static final Duration REWRITE_WAIT = Duration.ofSeconds(4);

  private final Path file;
  private final String namespace;
  private final Map<String, String> environment;
  private final Supplier<String> evidence;

  Play(Path file, String namespace, Path kubeconfig, Path home, Supplier<String> evidence) {
    this.file = file;
    this.namespace = namespace;
    this.environment = Map.of("KUBECONFIG", kubeconfig.toString(), "HOME", home.toString());
    this.evidence = evidence;
  }

  /** Plays to the end, or fails at the first line that prints something else. */
  void play() throws IOException {
    var actual = new ArrayList<String>();
    var lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.startsWith("# ") || line.isEmpty()) {
        actual.add(line);
      } else if (line.startsWith("$ ") || line.startsWith("~ ")) {
        actual.add(line);
        actual.addAll(answer(line, expected(lines, i + 1)));
      }
    }
    if (REWRITE) {
      Files.write(file, actual);
    }
  }

  private static List<String> expected(List<String> lines, int from) {
    return lines.subList(from, lines.size()).stream()
        .takeWhile(line -> !line.matches("(?:[$~#] .*)?")).toList();
  }

  private List<String> answer(String line, List<String> expected) {
    boolean becomes = line.startsWith("~");
    if (REWRITE) {
      if (becomes) {
        LockSupport.parkNanos(REWRITE_WAIT.toNanos());
      }
      return run(line.substring(2));
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    var actual = run(line.substring(2));
    while (becomes && !actual.equals(expected) && System.nanoTime() < end) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      actual = run(line.substring(2));
    }
    var last = String.join("\n", actual);
    assertEquals(line + "\n" + String.join("\n", expected), line + "\n" + last, evidence);
    return actual;
  }

  private List<String> run(String line) {
    var directory = requireNonNull(file.toAbsolutePath().getParent());
    var ended = Command.run(List.of("sh", "-c", line), environment, directory, "");
    var answer = new ArrayList<String>();
    ended.output().lines().map(this::mask).filter(text -> !text.isEmpty()).forEach(answer::add);
    if (ended.exit() != 0) {
      answer.add("exit " + ended.exit());
    }
    return answer;
  }

  private String mask(String text) {
    return text.replace(namespace, "NS")
        .replaceAll("\\bhollow-\\d+", "hollow-N")
        .replaceAll("\\b(10|172)\\.\\d+\\.\\d+\\.\\d+\\b", "IP")
        .replaceAll(":3[0-2]\\d{3}/TCP", ":PORT/TCP")
        .replaceAll("(?<=-)[bcdfghjklmnpqrstvwxz2456789]{5}(?![a-z0-9-])", "XXXXX")
        .replaceAll("(?<=-)[bcdfghjklmnpqrstvwxz2456789]{8,10}(?![a-z0-9])", "HASH")
        .replaceAll("(?<!cpu: )\\b\\d+(ms|s|m\\d+s|m|h|h\\d+m)(?![a-z0-9])", "AGE")
        .replaceAll("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d [+]0000", "TIME")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME")
        .replaceAll("(?<=hollow://|sha256:)[0-9a-f]{64}", "ID")
        .replaceAll("[ \\t]+", " ")
        .strip();
  }
}
