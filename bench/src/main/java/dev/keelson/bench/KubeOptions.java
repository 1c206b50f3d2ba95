package dev.keelson.bench;

import dev.keelson.bench.kube.KubeBench;
import dev.keelson.bench.load.SystemTime;
import dev.keelson.bench.load.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The command line of {@code ./dev bench api}, understood once. */
record KubeOptions(Path program, Path under, Window window) {
  static KubeOptions parse(List<String> arguments) {
    var program = Path.of("dist/target/keelson/bin/keelson");
    var quick = arguments.contains("--quick");
    for (var argument : arguments) {
      if (argument.startsWith("--keelson=")) {
        program = Path.of(argument.substring("--keelson=".length()));
      } else if (!argument.equals("api") && !argument.equals("--quick")) {
        throw new IllegalArgumentException("unknown argument " + argument);
      }
    }
    var window = new Window(Duration.ofSeconds(quick ? 2 : 10), Duration.ofSeconds(quick ? 3 : 8));
    return new KubeOptions(program, Path.of(System.getProperty("java.io.tmpdir")), window);
  }

  KubeBench bench() {
    return new KubeBench(program, under, window, new SystemTime(), System.out::println);
  }
}
