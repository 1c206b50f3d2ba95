package dev.keelson.orchestrator.program;

import dev.keelson.orchestrator.pki.ClusterKeys;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flags of kube-controller-manager that there are here, under its names. */
final class ControllerFlags {
  @Option(names = "--controllers", paramLabel = "NAME", split = ",", defaultValue = "*",
      description = "Which run: * for all, foo for one, -foo for all but one (default: ${DEFAULT-VALUE}).")
  List<String> controllers = List.of("*");

  @Option(names = "--cluster-cidr", paramLabel = "CIDR", defaultValue = "10.64.0.0/11",
      description = "Addresses of pods: each node gets 256 of them (default: ${DEFAULT-VALUE}, for 8,192 nodes).")
  String clusterCidr = "10.64.0.0/11";

  @Option(names = "--allocate-node-cidrs", paramLabel = "BOOL", arity = "0..1", defaultValue = "true",
      fallbackValue = "true",
      description = "Whether each node gets a part of the pods' addresses (default: ${DEFAULT-VALUE}).")
  boolean allocateNodeCidrs = true;

  ControllerSettings settings(Optional<ClusterKeys> keys) {
    return new ControllerSettings(
        controllers, allocateNodeCidrs ? Optional.of(clusterCidr) : Optional.empty(), keys);
  }
}
