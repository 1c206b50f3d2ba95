package dev.keelson.agent.program;

import dev.keelson.agent.hollow.HollowCluster;
import dev.keelson.agent.hollow.HollowSettings;
import dev.keelson.agent.hollow.Latency;
import dev.keelson.api.etcd.Closing;
import dev.keelson.orchestrator.client.RestClient;
import dev.keelson.orchestrator.client.https.HttpsTransport;
import dev.keelson.orchestrator.client.https.Kubeconfig;
import dev.keelson.orchestrator.program.ClientProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code keelson hollow}: nodes whose containers are simulated. */
@Command(
    name = "hollow",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
        "Registers nodes that run pods in name only, and keeps them alive.",
        "A container does what its command says: \"sleep 5\" and the like end, servers run on; images of shells end at"
            + " once. An image of a registry whose name ends in .invalid cannot be pulled.",
        "Annotations of a pod win: hollow.keelson.dev/run-time, exit-code, ready-after, stop-time."
    },
    footer = {"", "Example: keelson hollow --nodes=100 --kubeconfig=/var/lib/keelson/pki/admin.conf"})
public final class HollowCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(HollowCommand.class);

  @Option(names = "--nodes", paramLabel = "COUNT", defaultValue = "1",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int nodes = 1;

  @Option(names = "--kubeconfig", paramLabel = "FILE", required = true, description = "Where the API is.")
  private Path kubeconfig = Path.of("");

  @Option(names = "--name-prefix", paramLabel = "TEXT", defaultValue = "hollow-",
      description = "Of the nodes' names; a number from 1 follows (default: ${DEFAULT-VALUE}).")
  private String prefix = "hollow-";

  @Option(names = "--cpu", paramLabel = "QUANTITY", defaultValue = "4",
      description = "What each node has of it (default: ${DEFAULT-VALUE}).")
  private String cpu = "4";

  @Option(names = "--memory", paramLabel = "QUANTITY", defaultValue = "16Gi",
      description = "Likewise (default: ${DEFAULT-VALUE}).")
  private String memory = "16Gi";

  @Option(names = "--pods", paramLabel = "COUNT", defaultValue = "110",
      description = "Likewise (default: ${DEFAULT-VALUE}).")
  private String pods = "110";

  @Option(names = "--pull-delay", paramLabel = "TIME", defaultValue = "0s", converter = DurationConverter.class,
      description = "What an image takes that the node has not got (default: ${DEFAULT-VALUE}).")
  private Duration pullDelay = Duration.ZERO;

  @Option(names = "--start-delay", paramLabel = "TIME", defaultValue = "0s", converter = DurationConverter.class,
      description = "What the start of a container takes (default: ${DEFAULT-VALUE}).")
  private Duration startDelay = Duration.ZERO;

  @Option(names = "--stop-delay", paramLabel = "TIME", defaultValue = "0s", converter = DurationConverter.class,
      description = "What a container takes to end when it is told (default: ${DEFAULT-VALUE}).")
  private Duration stopDelay = Duration.ZERO;

  @Option(names = "--run-time", paramLabel = "TIME", defaultValue = "0s", converter = DurationConverter.class,
      description = "What a command takes that ends and does not say when (default: ${DEFAULT-VALUE}).")
  private Duration runTime = Duration.ZERO;

  @Option(names = "--failure-rate", paramLabel = "SHARE", defaultValue = "0",
      description = "How many pulls and starts fail, from 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double failureRate;

  @Option(names = "--seed", paramLabel = "NUMBER", description = "Of chance; else it is another each time.")
  private @Nullable Long seed;

  @Option(names = "--events", paramLabel = "BOOL", arity = "0..1", defaultValue = "true", fallbackValue = "true",
      description = "Whether nodes tell what they do (default: ${DEFAULT-VALUE}).")
  private boolean events = true;

  @Option(names = "--requests-in-flight", paramLabel = "COUNT", defaultValue = "32",
      description = "How many requests may be under way at a time (default: ${DEFAULT-VALUE}).")
  private int inFlightMax = 32;

  @Override
  public Integer call() throws Exception {
    return ClientProgram.run(this::start);
  }

  /** Returns only when the simulation has broken. */
  private void start(Closing parts) throws Exception {
    var fault = new CompletableFuture<Throwable>();
    var latency = new Latency(pullDelay, startDelay, stopDelay, runTime, failureRate);
    var capacity = Map.of("cpu", cpu, "memory", memory, "pods", pods, "ephemeral-storage", "100Gi");
    var settings = new HollowSettings(nodes, prefix, capacity, latency, events, inFlightMax);
    long chance = seed == null ? SystemTime.CLOCK.millis() : seed;
    var transport = parts.add(new HttpsTransport(Kubeconfig.read(kubeconfig)));
    parts.add(HollowCluster.start(
        new RestClient(transport), settings, SystemTime.CLOCK, new Random(chance), fault::complete));
    LOG.atInfo().addKeyValue("nodes", nodes).addKeyValue("seed", chance).log("ready: all nodes are registered");
    var broken = fault.join();
    throw new IOException("the simulation cannot go on: " + broken, broken);
  }
}
