package dev.keelson.bench;

import dev.keelson.bench.contest.Crowded;
import dev.keelson.bench.contest.FreshStart;
import dev.keelson.bench.contest.Idle;
import dev.keelson.bench.contest.Plan;
import dev.keelson.bench.contest.Scenario;
import dev.keelson.bench.load.Window;
import dev.keelson.bench.load.Workload;
import dev.keelson.bench.load.Workloads;
import dev.keelson.bench.peer.Peer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The command line, understood once. */
record Options(Plan plan, Optional<Path> json, Optional<Path> markdown) {
  static final String USAGE =
      """
      Usage: bench [--quick] [--only=NAME,...] [--rounds=N] [--seconds=N] [--keelson=PROGRAM] [--etcd=PROGRAM]
                   [--data=DIRECTORY] [--json=FILE] [--markdown=FILE]

             bench api [--quick] [--only=idle,creates,gets,list,watch,three] [--keelson=PROGRAM]
             bench fleet [--nodes=N] [--pods=N] [--keelson=PROGRAM]

      Runs the same load on three members of Keelson and on three of etcd, in turn, and prints the ratios; with api,
      loads the Kubernetes API and prints its figures beside what they should be; with fleet, deployments roll out on
      hollow nodes.

        --quick      one short round of each, about two minutes
        --only       of %s
      """;

  static Options parse(List<String> arguments) {
    var left = new ArrayList<>(arguments);
    var quick = left.remove("--quick");
    var ours = value(left, "--keelson").orElse("dist/target/keelson/bin/etcd");
    var theirs = value(left, "--etcd").orElse("/usr/bin/etcd");
    var rounds = value(left, "--rounds").map(Integer::parseInt).orElse(quick ? 1 : 2);
    var seconds = value(left, "--seconds").map(Integer::parseInt).orElse(quick ? 3 : 5);
    var only = value(left, "--only");
    var under = Path.of(value(left, "--data").orElse(System.getProperty("java.io.tmpdir")));
    var json = value(left, "--json").map(Path::of);
    var markdown = value(left, "--markdown").map(Path::of);
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("unknown argument " + left.getFirst());
    }
    var wanted = only.map(Options::names);
    var plan = new Plan(
        List.of(new Peer("keelson", Path.of(ours)), new Peer("etcd", Path.of(theirs))),
        rounds,
        select(Workloads.all(), Workload::name, wanted),
        new Window(Duration.ofSeconds(quick ? 2 : 3), Duration.ofSeconds(seconds)),
        select(scenarios(quick), Scenario::name, wanted),
        under);
    return new Options(plan, json, markdown);
  }

  private static List<Scenario> scenarios(boolean quick) {
    return List.of(
        new FreshStart("start"),
        new Idle("idle", Duration.ofSeconds(quick ? 3 : 8), Duration.ofSeconds(quick ? 5 : 20)),
        new Crowded("crowded", quick ? 100_000 : 1_000_000));
  }

  /** Takes {@code --name=value} out of the arguments. */
  private static Optional<String> value(List<String> arguments, String name) {
    var found = arguments.stream().filter(a -> a.startsWith(name + "=")).findFirst();
    found.ifPresent(arguments::remove);
    return found.map(a -> a.substring(name.length() + 1));
  }

  private static Set<String> names(String list) {
    var names = new HashSet<>(Arrays.asList(list.split(",", -1)));
    var known = known();
    names.stream().filter(n -> !known.contains(n)).findFirst().ifPresent(unknown -> {
      throw new IllegalArgumentException("--only: there is no " + unknown + ", only " + String.join(", ", known));
    });
    return names;
  }

  static List<String> known() {
    return Stream.concat(Workloads.all().stream().map(Workload::name), scenarios(false).stream().map(Scenario::name))
        .toList();
  }

  private static <T> List<T> select(List<T> all, Function<T, String> name, Optional<Set<String>> wanted) {
    return all.stream().filter(one -> wanted.map(w -> w.contains(name.apply(one))).orElse(true)).toList();
  }
}
