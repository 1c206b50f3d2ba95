package dev.keelson.orchestrator.program;

import dev.keelson.orchestrator.storage.etcd.EtcdEndpoints;
import dev.keelson.orchestrator.storage.etcd.EtcdStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keelson apiserver}: the API on any store that speaks etcd's v3 API. */
@Command(
    name = "apiserver",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Serves the Kubernetes API; objects are in an etcd, or in a keelson that runs elsewhere.",
    footer = {"", "Example: keelson apiserver --etcd-servers=http://127.0.0.1:2379 --cert-dir=/etc/keelson/pki"})
public final class ApiServerCommand implements Callable<Integer> {
  @Option(names = "--etcd-servers", paramLabel = "URL", split = ",", required = true,
      description = "The store's client URLs.")
  List<String> etcdServers = List.of();

  @Mixin
  ApiFlags flags = new ApiFlags();

  @Override
  public Integer call() throws Exception {
    var program = new ApiProgram(flags, Path.of("keelson-pki"), ApiProgram.Inside.NOTHING);
    return program.run(closing -> closing.add(EtcdStore.open(EtcdEndpoints.of(etcdServers), SystemTime.CLOCK)));
  }
}
