package dev.keelson.acceptance.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Command lines of every kubectl that is there, and what they print. Each file of lines is played by all of them at
 * once, each in a namespace of its own. With {@code -Drewrite=true} the files are recorded anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KubectlIT {
  private static final Path FILES = Path.of("src", "test", "resources", "kubectl").toAbsolutePath();
  private static final boolean REWRITE = Boolean.getBoolean("rewrite");
  private static final int LINES_MIN = 150;

  private final ApiProcess server = ApiProcess.start();

  @AfterAll
  void stop() {
    server.close();
  }

  /** All files, or those that {@code -Dlines=} names. */
  private static List<Path> files() throws IOException {
    var asked = System.getProperty("lines", "");
    try (var files = Files.list(FILES)) {
      return files.filter(file -> name(file).contains(asked) && file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> every_kubectl_prints_what_it_should() throws IOException {
    var tools = Tool.installed();
    System.out.println("kubectl: " + tools.stream().map(Tool::label).toList());
    System.out.println("kubectl, not run for they are not on this machine: " + Tool.missing(tools));
    return files().stream().map(file -> DynamicTest.dynamicTest(name(file), () -> play(file, tools)));
  }

  @Test
  void there_are_enough_lines() throws IOException {
    int lines = 0;
    for (var file : files()) {
      lines += Script.read(file).steps().size();
    }
    assertTrue(!System.getProperty("lines", "").isEmpty() || lines >= LINES_MIN, lines + " lines");
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".txt", "");
  }

  private void play(Path file, List<Tool> tools) throws IOException, InterruptedException, ExecutionException {
    var script = Script.read(file);
    var printed = new LinkedHashMap<Tool, List<String>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var playing = new LinkedHashMap<Tool, Future<List<String>>>();
      tools.forEach(tool -> playing.put(tool, threads.submit(() -> play(script, name(file), tool))));
      for (var entry : playing.entrySet()) {
        printed.put(entry.getKey(), entry.getValue().get());
      }
    }
    if (REWRITE) {
      script.recorded(printed).write(file);
    } else {
      assertEquals("", String.join("\n\n", differences(script, printed)), server::log);
    }
  }

  private List<String> play(Script script, String topic, Tool tool) throws IOException {
    try (var desk = Desk.open(tool, topic, server.kubeconfig(), FILES)) {
      return script.steps().stream().map(step -> desk.run(step.command())).toList();
    }
  }

  private static List<String> differences(Script script, Map<Tool, List<String>> printed) {
    var differences = new ArrayList<String>();
    printed.forEach((tool, outputs) -> {
      for (int i = 0; i < outputs.size(); i++) {
        var step = script.steps().get(i);
        if (!step.allows(tool, outputs.get(i))) {
          differences.add("%s $ %s\n%s\ninstead of\n%s".formatted(
              tool.label(), step.command(), outputs.get(i), step.expected(tool)));
        }
      }
    });
    return differences;
  }
}
