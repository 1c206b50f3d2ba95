package dev.keelson.acceptance.kube;

import static java.nio.file.Files.isExecutable;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.acceptance.cluster.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** kubectl against a server with nodes that run pods in name only: what people type, and what they see. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HollowIT {
  private static final Path PLAYS = Path.of("src", "test", "resources", "hollow").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ApiProcess server = ApiProcess.startWhole();
  private HollowProcess hollow = HollowProcess.start(server.kubeconfig(), 3);

  @AfterAll
  void stop() {
    hollow.close();
    server.close();
  }

  private String kubectl(String line) {
    return Command.run(List.of("sh", "-c", "kubectl " + line), Map.of("KUBECONFIG", server.kubeconfig().toString()),
        PLAYS, "").output().strip();
  }

  @TestFactory
  Stream<DynamicTest> what_people_type_shows_what_they_expect() throws IOException {
    if (Stream.of(System.getenv("PATH").split(":", -1)).noneMatch(each -> isExecutable(Path.of(each, "kubectl")))) {
      System.out.println("kubectl: not run, there is none on this machine");
      return Stream.empty();
    }
    open();
    try (var files = Files.list(PLAYS)) {
      var plays = files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file)));
      return Stream.concat(plays, Stream.of(DynamicTest.dynamicTest(
          "a program that was killed goes on where it was", this::killAndGoOn)));
    }
  }

  /** New nodes are closed until somebody has seen them ready; whether a controller does or this, all is well then. */
  private void open() {
    kubectl("taint nodes --all node.kubernetes.io/not-ready-");
  }

  private void play(Path file) throws IOException {
    var namespace = "play-of-" + requireNonNull(file.getFileName()).toString().replace(".txt", "");
    kubectl("create namespace " + namespace);
    var home = Files.createTempDirectory("keelson-hollow-");
    var kubeconfig = Files.copy(server.kubeconfig(), home.resolve("kubeconfig"));
    kubectl("--kubeconfig=" + kubeconfig + " config set-context --current --namespace=" + namespace);
    new Play(file, namespace, kubeconfig, home, () -> server.log() + "\n" + hollow.log()).play();
  }

  private void killAndGoOn() {
    var overrides = " --image=nginx --overrides='{\"spec\":{\"nodeName\":\"hollow-3\"}}'";
    kubectl("run stays" + overrides);
    kubectl("run goes" + overrides);
    Await.until("both run", LIMIT, hollow::log,
        () -> kubectl("get pods stays goes -o jsonpath='{.items[*].status.phase}'").equals("Running Running"));
    var before = kubectl("get pod stays -o jsonpath='{.status.containerStatuses[0]}'");
    hollow.kill();
    kubectl("delete pod goes --wait=false");
    hollow = HollowProcess.start(server.kubeconfig(), 3);
    Await.until("the missed deletion is carried out", LIMIT, hollow::log,
        () -> kubectl("get pod goes").contains("NotFound"));
    assertEquals(before, kubectl("get pod stays -o jsonpath='{.status.containerStatuses[0]}'"));
    kubectl("delete pod stays");
  }
}
