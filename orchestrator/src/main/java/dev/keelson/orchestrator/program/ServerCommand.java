package dev.keelson.orchestrator.program;

import dev.keelson.api.etcd.Closing;
import dev.keelson.api.etcd.RunningMember;
import dev.keelson.api.etcd.config.Settings;
import dev.keelson.orchestrator.pki.ClusterKeys;
import dev.keelson.orchestrator.server.ApiServer;
import dev.keelson.orchestrator.storage.local.LocalStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** {@code keelson server}: a member of the store and the API on it, in one process. */
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
        "Runs a member of the store, serves the Kubernetes API on it, and runs the controllers.",
        "Takes etcd's flags too (etcd --help): --data-dir, --name, --initial-cluster and so on."
    },
    footer = {"", "Example: keelson server --data-dir=/var/lib/keelson --listen-client-urls=http://127.0.0.1:2379"})
public final class ServerCommand implements Callable<Integer> {
  @Mixin
  ApiFlags flags = new ApiFlags();

  @Mixin
  ControllerFlags controllerFlags = new ControllerFlags();

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
    var controllers = new Controllers(new LocalAccounts(server), roster, SystemTime.CLOCK, Dice.seeded());
    closing.add(controllers.elect(Dice.identity()));
  }
}
