package dev.keelson.orchestrator.program;

import dev.keelson.api.etcd.Closing;
import dev.keelson.api.etcd.RunningMember;
import dev.keelson.api.etcd.config.Settings;
import dev.keelson.orchestrator.client.informer.InformerPool;
import dev.keelson.orchestrator.pki.ClusterKeys;
import dev.keelson.orchestrator.scheduler.profile.SchedulerConfiguration;
import dev.keelson.orchestrator.server.ApiServer;
import dev.keelson.orchestrator.storage.local.LocalStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code keelson server}: a member of the store and the API on it, in one process. */
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
        "Runs a member of the store, serves the Kubernetes API on it, runs controllers and scheduler.",
        "Takes etcd's flags too (etcd --help): --data-dir, --name, --initial-cluster and so on."
    },
    footer = {"", "Example: keelson server --data-dir=/var/lib/keelson --listen-client-urls=http://127.0.0.1:2379"})
public final class ServerCommand implements Callable<Integer> {
  @Mixin
  ApiFlags flags = new ApiFlags();

  @Mixin
  ControllerFlags controllerFlags = new ControllerFlags();

  @Option(names = "--scheduler", paramLabel = "BOOL", arity = "0..1", defaultValue = "true", fallbackValue = "true",
      description = "Whether pods are scheduled by this process, when it is elected (default: ${DEFAULT-VALUE}).")
  boolean scheduler = true;

  @Unmatched
  List<String> memberFlags = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    return switch (Settings.read(memberFlags, System.getenv())) {
      case Settings.Request.Help(String text) -> print(text);
      case Settings.Request.Version _ -> print(String.join("\n", new Versions().getVersion()) + "\n");
      case Settings.Request.Start(Settings settings) -> serve(settings);
    };
  }

  private static int print(String text) {
    System.out.print(text);
    return 0;
  }

  private int serve(Settings settings) throws Exception {
    var program = new ApiProgram(flags, settings.member().dataDirectory().resolve("pki"), this::startInside);
    return program.run(closing -> {
      var member = closing.add(RunningMember.start(settings, program::fault));
      member.ready().join();
      return new LocalStore(member.kv(), SystemTime.CLOCK);
    });
  }

  private void startInside(ApiServer server, ClusterKeys keys, Closing closing) throws IOException {
    var roster = new ControllerRoster(controllerFlags.settings(Optional.of(keys)));
    var accounts = new LocalAccounts(server);
    var identity = Dice.identity();
    var informers = new InformerPool(accounts.program(), Dice.seeded());
    closing.add(new Controllers(accounts, informers, roster, SystemTime.CLOCK, Dice.seeded()).elect(identity));
    if (scheduler) {
      var usual = SchedulerConfiguration.usual();
      closing.add(new Scheduling(accounts.scheduler(), informers, usual, SystemTime.CLOCK, Dice.seeded())
          .elect(identity));
    }
  }
}
