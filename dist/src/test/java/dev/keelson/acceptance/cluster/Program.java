package dev.keelson.acceptance.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Which server a test drives: ours, or the real etcd that ours is compared with. */
public record Program(String name, Path executable) {
  /** What {@code -Dkeelson.target=reference} changes: every test then runs against the real etcd, to prove the test. */
  public static Program underTest() {
    return switch (System.getProperty("keelson.target", "ours").toLowerCase(Locale.ROOT)) {
      case "ours" -> ours();
      case "reference" -> reference();
      case String other -> throw new IllegalStateException(
          "-Dkeelson.target=" + other + " is neither 'ours' nor 'reference'");
    };
  }

  public static Program ours() {
    return new Program("keelson", ours("etcd"));
  }

  /** The program that serves the Kubernetes API. */
  public static Path keelson() {
    return ours("keelson");
  }

  private static Path ours(String command) {
    var home = System.getProperty("keelson.home");
    if (home == null) {
      throw new IllegalStateException("the system property keelson.home is not set: run through ./dev test, or pass "
          + "-Dkeelson.home=<the directory that ./dev build assembled>");
    }
    var executable = Path.of(home, "bin", command);
    if (!Files.isExecutable(executable)) {
      throw new IllegalStateException(executable + " is missing or not executable: run ./dev build first");
    }
    return executable;
  }

  public static Program reference() {
    return new Program("etcd", onPath("etcd", "etcd-server"));
  }

  /** The command-line client of the real etcd. */
  public static Path etcdctl() {
    return onPath("etcdctl", "etcd-client");
  }

  /** The command-line client that a test drives: ours, or with {@code -Dkeelson.target=reference} the real one. */
  public static Path etcdctlUnderTest() {
    return underTest().isReference() ? etcdctl() : ours("etcdctl");
  }

  public boolean isReference() {
    return name.equals("etcd");
  }

  private static Path onPath(String command, String debianPackage) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, command))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(
            command + " is not on the PATH: install it with 'apt-get install " + debianPackage + "'"));
  }
}
