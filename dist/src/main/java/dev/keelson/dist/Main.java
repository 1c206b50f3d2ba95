package dev.keelson.dist;

import static java.util.Objects.requireNonNull;

import dev.keelson.agent.program.HollowCommand;
import dev.keelson.orchestrator.program.ApiServerCommand;
import dev.keelson.orchestrator.program.ControllersCommand;
import dev.keelson.orchestrator.program.SchedulerCommand;
import dev.keelson.orchestrator.program.ServerCommand;
import dev.keelson.orchestrator.program.Versions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code keelson}: one program to run. */
@Command(
    name = "keelson",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    description = "A Kubernetes control plane and the replicated store under it, in one program.",
    subcommands = {ServerCommand.class, ApiServerCommand.class, ControllersCommand.class, SchedulerCommand.class,
        HollowCommand.class},
    footer = {
        "",
        "Example: keelson server --data-dir=/var/lib/keelson",
        "then:    kubectl --kubeconfig=/var/lib/keelson/pki/admin.conf get namespaces"
    })
public final class Main implements Runnable {
  @Spec
  private @Nullable CommandSpec spec;

  private Main() {}

  @Override
  public void run() {
    throw new ParameterException(requireNonNull(spec).commandLine(),
        "keelson: say what to run, such as server (keelson --help lists the commands)");
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
