package dev.keelson.orchestrator.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.orchestrator.client.RestClient;
import dev.keelson.orchestrator.client.informer.InformerPool;
import dev.keelson.orchestrator.client.https.HttpsTransport;
import dev.keelson.orchestrator.client.https.Kubeconfig;
import dev.keelson.orchestrator.scheduler.profile.BadConfiguration;
import dev.keelson.orchestrator.scheduler.profile.SchedulerConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code keelson scheduler}: finds nodes for pods, as a program of its own. */
@Command(
    name = "scheduler",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
        "Schedules pods against an API server. Of several such programs one works, the others wait.",
        "keelson server has it inside: --scheduler=false there leaves the work to this."
    },
    footer = {"", "Example: keelson scheduler --kubeconfig=/var/lib/keelson/pki/admin.conf"})
public final class SchedulerCommand implements Callable<Integer> {
  @Option(names = "--kubeconfig", paramLabel = "FILE",
      description = "Where the API server is, and who this is there (default: what the configuration says).")
  @Nullable Path kubeconfig;

  @Option(names = "--config", paramLabel = "FILE",
      description = "A KubeSchedulerConfiguration (default: one profile with the usual plugins).")
  @Nullable Path config;

  @Option(names = "--leader-elect", paramLabel = "BOOL", arity = "0..1", fallbackValue = "true",
      description = "Wait for being elected (default: what the configuration says, or true).")
  @Nullable Boolean leaderElect;

  @Override
  public Integer call() throws Exception {
    return ClientProgram.run(parts -> {
      var configuration = configuration();
      var transport = parts.add(new HttpsTransport(Kubeconfig.read(kubeconfig(configuration))));
      var client = new RestClient(transport);
      var informers = new InformerPool(client, Dice.seeded());
      var scheduling = new Scheduling(client, informers, configuration, SystemTime.CLOCK, Dice.seeded());
      boolean elects = leaderElect == null ? configuration.leaderElect() : leaderElect;
      parts.add(elects ? scheduling.elect(Dice.identity()) : scheduling.run());
    });
  }

  private Path kubeconfig(SchedulerConfiguration configuration) throws IOException {
    if (kubeconfig != null) {
      return kubeconfig;
    }
    return Path.of(configuration.kubeconfig().orElseThrow(
        () -> new IOException("say where the API server is: --kubeconfig=FILE")));
  }

  private SchedulerConfiguration configuration() throws IOException {
    var file = config;
    if (file == null) {
      return SchedulerConfiguration.usual();
    }
    try {
      return SchedulerConfiguration.read(new YAMLMapper().readTree(Files.readString(file)));
    } catch (JsonProcessingException garbled) {
      throw new IOException(file + ": " + garbled.getOriginalMessage(), garbled);
    } catch (BadConfiguration refused) {
      throw new IOException(file + ": " + refused.getMessage(), refused);
    }
  }
}
