package dev.keelson.orchestrator.storage.etcd;

import io.grpc.Attributes;
import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.StatusOr;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives gRPC a list of endpoints for one name: {@code etcd-endpoints:///host:port,host:port}. */
final class EndpointResolver extends NameResolver {
  private static final String SCHEME = "etcd-endpoints";

  private final List<String> endpoints;

  private EndpointResolver(List<String> endpoints) {
    this.endpoints = endpoints;
  }

  /** The name that {@link Provider} understands. */
  static String target(EtcdEndpoints endpoints) {
    return SCHEME + ":///" + String.join(",",
        endpoints.urls().stream().map(url -> url.getHost() + ":" + EtcdEndpoints.port(url)).toList());
  }

  @Override
  public String getServiceAuthority() {
    return endpoints.getFirst();
  }

  @Override
  public void start(Listener2 listener) {
    tell(listener);
  }

  /** Names are looked up again at each connection, so that there is nothing to be done when one has failed. */
  @Override
  public void refresh() {}

  @Override
  public void shutdown() {}

  private void tell(Listener2 listener) {
    var groups = new ArrayList<EquivalentAddressGroup>();
    for (String endpoint : endpoints) {
      var attributes = Attributes.newBuilder().set(EquivalentAddressGroup.ATTR_AUTHORITY_OVERRIDE, endpoint).build();
      groups.add(new EquivalentAddressGroup(address(endpoint), attributes));
    }
    var _ = listener.onResult2(
        ResolutionResult.newBuilder().setAddressesOrError(StatusOr.fromValue(groups)).build());
  }

  private static SocketAddress address(String endpoint) {
    var url = URI.create("etcd://" + endpoint);
    String host = url.getHost();
    return new InetSocketAddress(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, url.getPort());
  }

  /** Registered with gRPC once. */
  static final class Provider extends NameResolverProvider {
    private static final int PRIORITY = 5;

    @Override
    protected boolean isAvailable() {
      return true;
    }

    @Override
    protected int priority() {
      return PRIORITY;
    }

    @Override
    public String getDefaultScheme() {
      return SCHEME;
    }

    @Override
    public Collection<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
      return Set.of(InetSocketAddress.class);
    }

    @Override
    public @Nullable NameResolver newNameResolver(URI target, NameResolver.Args args) {
      if (!SCHEME.equals(target.getScheme())) {
        return null;
      }
      return new EndpointResolver(List.of(target.getPath().substring(1).split(",")));
    }
  }
}
