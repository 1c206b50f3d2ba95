package dev.keelson.acceptance.kube;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Command lines of every kubectl that is there, each in a namespace of its own, and what they print. The file of lines
 * has one line of command and the expected output below it; ages, addresses and ports are masked.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KubectlIT {
  private static final Path FILES = Path.of("src", "test", "resources", "kubectl").toAbsolutePath();
  private static final Pattern VERSIONED = Pattern.compile("kubectl\\.1\\.\\d+");
  private static final boolean REWRITE = Boolean.getBoolean("rewrite");

  private final ApiProcess server = ApiProcess.start();

  @AfterAll
  void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> every_kubectl_prints_what_it_should() throws IOException {
    var tools = tools();
    System.out.println("kubectl: " + (tools.isEmpty() ? "not run, there is none on this machine" : tools));
    var lines = Files.readAllLines(FILES.resolve("lines.txt"));
    return tools.stream().map(tool -> DynamicTest.dynamicTest(tool.toString(), () -> play(tool, lines)));
  }

  /** What is on the PATH, and versions that are kept beside it. */
  private static Set<Path> tools() throws IOException {
    var found = new TreeSet<Path>();
    for (var directory : System.getenv("PATH").split(":", -1)) {
      var tool = Path.of(directory, "kubectl");
      if (Files.isExecutable(tool)) {
        found.add(tool.toRealPath());
        var home = requireNonNull(tool.toRealPath().getParent());
        try (var beside = Files.list(home)) {
          beside.filter(file -> VERSIONED.matcher(file.getFileName().toString()).matches()).forEach(found::add);
        }
      }
    }
    return found;
  }

  private void play(Path tool, List<String> lines) throws IOException {
    var namespace = "lines-of-" + tool.getFileName().toString().replace('.', '-');
    var home = Files.createTempDirectory("keelson-kubectl-");
    var environment = Map.of("KUBECONFIG", server.kubeconfig().toString(), "HOME", home.toString());
    run(tool, "create namespace " + namespace, namespace, environment);
    var actual = new ArrayList<String>();
    for (var line : lines) {
      if (line.startsWith("$ ")) {
        actual.add(line);
        run(tool, line.substring(2), namespace, environment).lines()
            .map(text -> mask(text, namespace)).forEach(actual::add);
      }
    }
    if (REWRITE) {
      Files.write(FILES.resolve("lines.txt"), actual);
    }
    assertEquals(String.join("\n", lines), String.join("\n", actual), server::log);
  }

  private static String run(Path tool, String line, String namespace, Map<String, String> environment) {
    var words = new ArrayList<>(List.of(tool.toString(), "--namespace", namespace));
    words.addAll(List.of(line.split(" ", -1)));
    var ended = Command.run(words, environment, FILES, "");
    return ended.output() + (ended.exit() == 0 ? "" : "\nexit " + ended.exit());
  }

  private static String mask(String text, String namespace) {
    return text.replace(namespace, "NS")
        .replaceAll("\\b10\\.\\d+\\.\\d+\\.\\d+\\b *", "IP ")
        .replaceAll("\\b3[0-2]\\d{3}/TCP", "PORT/TCP")
        .replaceAll("\\b\\d+(m?s|m\\d+s|m)\\b", "AGE")
        .replaceAll(" annotate$", " annotated") // as versions before 1.28 have it
        .replaceAll(" +", " ")
        .stripTrailing();
  }
}
