package dev.keelson.orchestrator.program;

import dev.keelson.orchestrator.admission.plugin.Choice;
import dev.keelson.orchestrator.pki.KeyFlags;
import dev.keelson.orchestrator.server.AccessSettings;
import dev.keelson.orchestrator.server.ApiSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of kube-apiserver that there are here, under its names. */
final class ApiFlags {
  @Option(names = "--bind-address", paramLabel = "IP", defaultValue = "0.0.0.0",
      description = "Where the API is served (default: ${DEFAULT-VALUE}).")
  String bindAddress = "0.0.0.0";

  @Option(names = "--secure-port", paramLabel = "PORT", defaultValue = "6443",
      description = "The port of the API, always with TLS (default: ${DEFAULT-VALUE}).")
  int securePort = 6443;

  @Option(names = "--advertise-address", paramLabel = "IP",
      description = "The address that members of the cluster reach this server at (default: of this host).")
  @Nullable String advertiseAddress;

  @Option(names = "--cert-dir", paramLabel = "DIR",
      description = "Keys and certificates; what is missing is made (default: pki in the data directory).")
  @Nullable Path certDir;

  @Option(names = "--write-kubeconfig", paramLabel = "FILE",
      description = "The administrator's kubeconfig for this server (default: admin.conf beside the keys).")
  @Nullable Path kubeconfig;

  @Option(names = "--client-ca-file", paramLabel = "FILE",
      description = "Who signs users' certificates (default: an authority of our own).")
  @Nullable Path clientCaFile;

  @Option(names = "--tls-cert-file", paramLabel = "FILE", description = "The server's certificate.")
  @Nullable Path tlsCertFile;

  @Option(names = "--tls-private-key-file", paramLabel = "FILE", description = "The server's key.")
  @Nullable Path tlsPrivateKeyFile;

  @Option(names = "--service-account-key-file", paramLabel = "FILE",
      description = "Verifies tokens of service accounts; may come again.")
  List<Path> serviceAccountKeyFiles = new ArrayList<>();

  @Option(names = "--service-account-signing-key-file", paramLabel = "FILE",
      description = "Signs tokens of service accounts.")
  @Nullable Path serviceAccountSigningKeyFile;

  @Option(names = "--service-account-issuer", paramLabel = "URL",
      defaultValue = "https://kubernetes.default.svc.cluster.local",
      description = "Names this cluster in tokens (default: ${DEFAULT-VALUE}).")
  String serviceAccountIssuer = "https://kubernetes.default.svc.cluster.local";

  @Option(names = "--token-auth-file", paramLabel = "FILE",
      description = "Static tokens, a line each: token,user,uid,\"group1,group2\".")
  @Nullable Path tokenAuthFile;

  @Option(names = "--anonymous-auth", paramLabel = "BOOL", arity = "0..1", defaultValue = "true",
      fallbackValue = "true",
      description = "Whether requests without credentials are system:anonymous's (default: ${DEFAULT-VALUE}).")
  boolean anonymousAuth = true;

  @Option(names = "--authorization-mode", paramLabel = "MODE", split = ",", defaultValue = "Node,RBAC",
      description = "Who decides, in order: Node, RBAC, ABAC, AlwaysAllow, AlwaysDeny (default: ${DEFAULT-VALUE}).")
  List<String> authorizationModes = List.of("Node", "RBAC");

  @Option(names = "--authorization-policy-file", paramLabel = "FILE", description = "The policy of ABAC.")
  @Nullable Path authorizationPolicyFile;

  @Option(names = "--enable-admission-plugins", paramLabel = "NAME", split = ",",
      description = "Plugins to add to those that are on by default.")
  List<String> enabledPlugins = new ArrayList<>();

  @Option(names = "--disable-admission-plugins", paramLabel = "NAME", split = ",",
      description = "Plugins to take away from those that are on by default.")
  List<String> disabledPlugins = new ArrayList<>();

  @Option(names = "--service-cluster-ip-range", paramLabel = "CIDR", defaultValue = "10.96.0.0/12",
      description = "Addresses of services (default: ${DEFAULT-VALUE}).")
  String serviceRange = "10.96.0.0/12";

  @Option(names = "--service-node-port-range", paramLabel = "FROM-TO", defaultValue = "30000-32767",
      description = "Ports of services on nodes (default: ${DEFAULT-VALUE}).")
  String nodePortRange = "30000-32767";

  KeyFlags keys() {
    return new KeyFlags(Optional.ofNullable(clientCaFile), Optional.ofNullable(tlsCertFile),
        Optional.ofNullable(tlsPrivateKeyFile), serviceAccountKeyFiles,
        Optional.ofNullable(serviceAccountSigningKeyFile));
  }

  ApiSettings settings() {
    var address = new InetSocketAddress(bindAddress, securePort);
    var advertised = advertiseAddress == null ? bindAddress : advertiseAddress;
    var admission = new Choice(Set.copyOf(enabledPlugins), Set.copyOf(disabledPlugins));
    return new ApiSettings(address, advertised + ":" + securePort, serviceRange, nodePortRange, admission, access());
  }

  private AccessSettings access() {
    return new AccessSettings(serviceAccountIssuer, Optional.ofNullable(tokenAuthFile), anonymousAuth,
        authorizationModes, Optional.ofNullable(authorizationPolicyFile));
  }

  /** The address of the service {@code kubernetes}: the first of the range. */
  InetAddress firstServiceAddress() throws UnknownHostException {
    var network = InetAddress.getByName(serviceRange.replaceFirst("/.*", "")).getAddress();
    network[network.length - 1]++;
    return InetAddress.getByAddress(network);
  }
}
