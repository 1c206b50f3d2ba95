package dev.keelson.acceptance.kube;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A shell in which one kubectl is called kubectl, with a namespace of its own, whose name is in {@code $NS}; "stranger"
 * is the same kubectl without any credentials.
 */
final class Desk implements AutoCloseable {
  private final Path home;
  private final Path files;
  private final String namespace;
  private final Map<String, String> environment;

  private Desk(Path home, Path files, String namespace) {
    this.home = home;
    this.files = files;
    this.namespace = namespace;
    this.environment = Map.of(
        "HOME", home.toString(),
        "KUBECONFIG", home.resolve("config").toString(),
        "KUBE_EDITOR", "true",
        "NS", namespace,
        "PATH", home + ":" + System.getenv("PATH"));
  }

  static Desk open(Tool tool, String topic, Path kubeconfig, Path files) throws IOException {
    var home = Files.createTempDirectory("keelson-kubectl-");
    Files.createSymbolicLink(home.resolve("kubectl"), tool.path());
    Files.copy(kubeconfig, home.resolve("config"), StandardCopyOption.REPLACE_EXISTING);
    var desk = new Desk(home, files, topic + "-" + tool.label().replace('.', '-'));
    desk.run("kubectl create namespace $NS && kubectl config set-context --current --namespace=$NS");
    desk.run("printf '#!/bin/sh\nexec kubectl --kubeconfig=/dev/null --insecure-skip-tls-verify --server=%s \"$@\"\n'"
        + " $(kubectl config view --minify -o jsonpath='{.clusters[0].cluster.server}') > $HOME/stranger"
        + " && chmod +x $HOME/stranger");
    return desk;
  }

  /** What the command prints, errors among it, with what differs from run to run masked. */
  String run(String command) {
    var ended = Command.run(List.of("bash", "-o", "pipefail", "-c", command), environment, files, "");
    return Masks.of(namespace, ended.output() + (ended.exit() == 0 ? "" : "exit " + ended.exit()));
  }

  @Override
  public void close() {
    try (var walk = Files.walk(home)) {
      walk.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
