package dev.keelson.bench;

import dev.keelson.bench.kube.FleetBench;
import dev.keelson.bench.load.SystemTime;
import java.nio.file.Path;
import java.util.List;

/** The command line of {@code ./dev bench fleet}, understood once. */
record FleetOptions(Path program, Path under, int nodes, int pods) {
  static FleetOptions parse(List<String> arguments) {
    var program = Path.of("dist/target/keelson/bin/keelson");
    int nodes = 1_000;
    int pods = 10_000;
    for (var argument : arguments) {
      var value = argument.substring(argument.indexOf('=') + 1);
      if (argument.startsWith("--keelson=")) {
        program = Path.of(value);
      } else if (argument.startsWith("--nodes=")) {
        nodes = Integer.parseInt(value);
      } else if (argument.startsWith("--pods=")) {
        pods = Integer.parseInt(value);
      } else if (!argument.equals("fleet")) {
        throw new IllegalArgumentException("unknown argument " + argument);
      }
    }
    return new FleetOptions(program, Path.of(System.getProperty("java.io.tmpdir")), nodes, pods);
  }

  FleetBench bench() {
    return new FleetBench(program, under, nodes, pods, new SystemTime(), System.out::println);
  }
}
