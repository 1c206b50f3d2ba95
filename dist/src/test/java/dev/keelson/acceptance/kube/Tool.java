package dev.keelson.acceptance.kube;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A kubectl.
 *
 * @param label its version where the file's name tells it, such as 1.27, or "kubectl"
 */
record Tool(String label, Path path) {
  private static final String PLAIN = "kubectl";
  private static final Pattern VERSIONED = Pattern.compile("kubectl\\.(1\\.\\d+)");

  /** What this project promises to work with. */
  private static final List<String> WANTED = List.of("1.27", "1.28", "1.29", "1.30", "1.31", "1.32", "1.33");

  /** What is on the PATH, and versions that are kept beside it, the plain one first. */
  static List<Tool> installed() throws IOException {
    for (var directory : System.getenv("PATH").split(":", -1)) {
      var plain = Path.of(directory, PLAIN);
      if (Files.isExecutable(plain)) {
        var found = new ArrayList<>(List.of(new Tool(PLAIN, plain.toRealPath())));
        found.addAll(beside(plain.toRealPath()));
        return found;
      }
    }
    return List.of();
  }

  private static List<Tool> beside(Path plain) throws IOException {
    try (var files = Files.list(requireNonNull(plain.getParent()))) {
      return files.sorted().flatMap(file -> {
        var name = VERSIONED.matcher(file.getFileName().toString());
        return name.matches() ? List.of(new Tool(name.group(1), file)).stream() : List.<Tool>of().stream();
      }).toList();
    }
  }

  static List<String> missing(List<Tool> installed) {
    var labels = installed.stream().map(Tool::label).toList();
    return WANTED.stream().filter(version -> !labels.contains(version)).toList();
  }
}
