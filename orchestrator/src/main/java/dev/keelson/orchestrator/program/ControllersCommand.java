package dev.keelson.orchestrator.program;

import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.RestClient;
import dev.keelson.orchestrator.client.https.HttpsTransport;
import dev.keelson.orchestrator.client.https.Kubeconfig;
import dev.keelson.orchestrator.client.informer.InformerPool;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keelson controllers}: the control loops as a program of their own. */
@Command(
    name = "controllers",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
        "Runs the controllers against an API server. Of several such programs one works, the others wait.",
        "keelson server has them inside: --controllers=-* there leaves the work to this."
    },
    footer = {"", "Example: keelson controllers --kubeconfig=/var/lib/keelson/pki/admin.conf"})
public final class ControllersCommand implements Callable<Integer> {
  @Option(names = "--kubeconfig", paramLabel = "FILE", required = true,
      description = "Where the API server is, and who this is there.")
  Path kubeconfig = Path.of("");

  @Option(names = "--leader-elect", paramLabel = "BOOL", arity = "0..1", defaultValue = "true", fallbackValue = "true",
      description = "Wait for being elected (default: ${DEFAULT-VALUE}).")
  boolean leaderElect = true;

  @Mixin
  ControllerFlags flags = new ControllerFlags();

  @Override
  public Integer call() throws Exception {
    return ClientProgram.run(parts -> {
      var transport = parts.add(new HttpsTransport(Kubeconfig.read(kubeconfig)));
      var client = new RestClient(transport);
      var roster = new ControllerRoster(flags.settings(Optional.empty()));
      var informers = new InformerPool(client, Dice.seeded());
      var controllers = new Controllers(everyone(client), informers, roster, SystemTime.CLOCK, Dice.seeded());
      parts.add(leaderElect ? controllers.elect(Dice.identity()) : controllers.run());
    });
  }

  /** All of them act as the user of the kubeconfig. */
  private static Controllers.Accounts everyone(ApiClient client) {
    return new Controllers.Accounts() {
      @Override
      public ApiClient program() {
        return client;
      }

      @Override
      public ApiClient account(String name) {
        return client;
      }
    };
  }
}
