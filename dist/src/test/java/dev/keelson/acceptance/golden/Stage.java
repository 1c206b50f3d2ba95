package dev.keelson.acceptance.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One etcdctl in front of one server, with a directory of its own to work in. */
final class Stage implements AutoCloseable {
  private final String name;
  private final Server server;
  private final Path home;

  Stage(String name, Server server, Path etcdctl) {
    this.name = name;
    this.server = server;
    try {
      home = Files.createTempDirectory("keelson-golden-");
      Files.createSymbolicLink(Files.createDirectory(home.resolve("bin")).resolve("etcdctl"), etcdctl);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot prepare a directory for " + name, failed);
    }
  }

  String name() {
    return name;
  }

  Server server() {
    return server;
  }

  List<Outcome> play(Group group) {
    var masks = new Masks(server, group.api() == Group.Api.V3 ? server.position(group.api()) - 1
        : server.position(group.api()));
    return group.lines().stream().map(line -> run(line, group.api(), masks)).toList();
  }

  private Outcome run(Line line, Group.Api api, Masks masks) {
    var input = line.input().stream().map(masks::unmask).toList();
    return CommandRun.of(line, masks.unmask(line.command()), input, environment(api), home).map(masks::mask);
  }

  private Map<String, String> environment(Group.Api api) {
    var path = home.resolve("bin") + ":" + System.getenv("PATH");
    return switch (api) {
      case V2 -> Map.of("PATH", path, "ETCDCTL_API", "2", "ETCDCTL_ENDPOINTS", "http://" + server.address());
      case V3 -> Map.of("PATH", path, "ETCDCTL_API", "3", "ETCDCTL_ENDPOINTS", server.address());
    };
  }

  @Override
  public void close() {
    server.close();
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot delete " + home, failed);
    }
  }
}
