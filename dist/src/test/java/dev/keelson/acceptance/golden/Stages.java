package dev.keelson.acceptance.golden;

import dev.keelson.acceptance.cluster.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * The stages on which a group is played at the same time: Debian's etcdctl and ours on etcd, then both on our server.
 * With {@code -Dkeelson.target=reference} there is only Debian's etcdctl, twice, on etcd.
 */
record Stages(List<Stage> stages) implements AutoCloseable {
  /** @param size how many members each server has */
  static Stages start(int size) {
    var theirs = Program.etcdctl();
    var ours = Program.etcdctlUnderTest();
    var stages = new ArrayList<Stage>();
    for (var program : Program.underTest().isReference()
        ? List.of(Program.reference())
        : List.of(Program.reference(), Program.ours())) {
      stages.add(new Stage("Debian's etcdctl on " + program.name(), Server.start(program, size), theirs));
      stages.add(new Stage("our etcdctl on " + program.name(), Server.start(program, size), ours));
    }
    return new Stages(List.copyOf(stages));
  }

  /** Those whose servers have what the group needs. */
  Stages of(Group group) {
    return new Stages(stages.stream().filter(stage -> stage.server().isReference() || !group.needsEtcd()).toList());
  }

  /** On all stages at once, each of which begins empty and at the same position. */
  List<List<Outcome>> play(Group group) {
    stages.forEach(stage -> stage.server().empty());
    long begin = stages.stream().mapToLong(stage -> stage.server().position(group.api())).max().orElseThrow() + 2;
    stages.forEach(stage -> stage.server().advance(group.api(), begin));
    // Not virtual threads: reading what a process prints would hold their carriers.
    try (var players = Executors.newCachedThreadPool()) {
      var played = stages.stream()
          .map(stage -> CompletableFuture.supplyAsync(() -> stage.play(group), players))
          .toList();
      return played.stream().map(CompletableFuture::join).toList();
    }
  }

  /** Between the command lines on each server, and between the servers. */
  List<String> differences(Group group, List<List<Outcome>> outcomes) {
    if (Program.underTest().isReference()) {
      return new Comparison(stages.get(0), stages.get(1)).ofTheSame(group, outcomes.get(0), outcomes.get(1));
    }
    var differences = new ArrayList<String>();
    for (int i = 0; i < stages.size(); i += 2) {
      differences.addAll(new Comparison(stages.get(i), stages.get(i + 1))
          .ofCommandLines(group, outcomes.get(i), outcomes.get(i + 1)));
    }
    if (stages.size() > 2) {
      differences.addAll(new Comparison(stages.get(0), stages.get(2))
          .ofServers(group, outcomes.get(0), outcomes.get(2)));
    }
    return differences;
  }

  @Override
  public void close() {
    stages.forEach(Stage::close);
  }
}
