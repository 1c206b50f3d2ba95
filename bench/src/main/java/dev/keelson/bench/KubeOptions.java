package dev.keelson.bench;

import dev.keelson.bench.kube.KubeBench.Part;
import dev.keelson.bench.kube.KubeBench;
import dev.keelson.bench.load.SystemTime;
import dev.keelson.bench.load.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The command line of {@code ./dev bench api}, understood once. */
record KubeOptions(Path program, Path under, Window window, Set<Part> parts) {
  static KubeOptions parse(List<String> arguments) {
    var program = Path.of("dist/target/keelson/bin/keelson");
    var parts = Set.of(Part.values());
    var quick = arguments.contains("--quick");
    for (var argument : arguments) {
      if (argument.startsWith("--keelson=")) {
        program = Path.of(argument.substring("--keelson=".length()));
      } else if (argument.startsWith("--only=")) {
        parts = parts(argument.substring("--only=".length()));
      } else if (!argument.equals("api") && !argument.equals("--quick")) {
        throw new IllegalArgumentException("unknown argument " + argument);
      }
    }
    var window = new Window(Duration.ofSeconds(quick ? 2 : 10), Duration.ofSeconds(quick ? 3 : 8));
    return new KubeOptions(program, Path.of(System.getProperty("java.io.tmpdir")), window, parts);
  }

  private static Set<Part> parts(String names) {
    return Arrays.stream(names.split(",", -1)).map(name -> name.toUpperCase(Locale.ROOT)).map(Part::valueOf)
        .collect(Collectors.toSet());
  }

  KubeBench bench() {
    return new KubeBench(program, under, window, parts, new SystemTime(), System.out::println);
  }
}
