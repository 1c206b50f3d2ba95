package dev.keelson.orchestrator.storage.etcd;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where a cluster is and how one speaks to it ({@code --etcd-servers}, {@code --etcd-cafile} and so on).
 *
 * @param urls such as {@code https://10.0.0.1:2379}; at least one, all with or all without TLS
 * @param authority the file with the certificates that servers are checked against; empty = the machine's
 * @param client what this client shows
 */
public record EtcdEndpoints(List<URI> urls, Optional<File> authority, Optional<ClientCertificate> client) {
  /** Two PEM files. */
  public record ClientCertificate(File chain, File key) {}

  private static final int DEFAULT_PORT = 2379;

  public EtcdEndpoints {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("no etcd endpoint is given; one looks like http://127.0.0.1:2379");
    }
    if (urls.stream().map(EtcdEndpoints::isSecure).distinct().count() > 1) {
      throw new IllegalArgumentException("etcd endpoints mix http and https: " + urls);
    }
  }

  /** From URLs, or from plain {@code host:port}; without certificates. */
  public static EtcdEndpoints of(List<String> urls) {
    return new EtcdEndpoints(urls.stream().map(EtcdEndpoints::url).toList(), Optional.empty(), Optional.empty());
  }

  private static URI url(String text) {
    var url = URI.create(text.contains("://") ? text : "http://" + text);
    if (url.getHost() == null) {
      throw new IllegalArgumentException("etcd endpoint \"" + text + "\" names no host; one looks like"
          + " http://127.0.0.1:2379");
    }
    return url;
  }

  private static boolean isSecure(URI url) {
    return "https".equals(url.getScheme());
  }

  static int port(URI url) {
    return url.getPort() == -1 ? DEFAULT_PORT : url.getPort();
  }

  ChannelCredentials credentials() throws IOException {
    if (!isSecure(urls.getFirst())) {
      return InsecureChannelCredentials.create();
    }
    var tls = TlsChannelCredentials.newBuilder();
    if (authority.isPresent()) {
      tls.trustManager(authority.get());
    }
    if (client.isPresent()) {
      tls.keyManager(client.get().chain(), client.get().key());
    }
    return tls.build();
  }
}
