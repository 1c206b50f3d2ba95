package dev.keelson.orchestrator.relay;

import dev.keelson.orchestrator.pki.Identity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Connects to backends. To agents of nodes it shows a certificate of this server; whom it speaks to it does not check,
 * as kube-apiserver without {@code --kubelet-certificate-authority}: agents sign their own certificates.
 */
public final class Dialer {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(30);

  private final SSLContext tls;

  /**
   * Shows itself to agents.
   *
   * @param identity by which they know it; empty where no authority's key is at hand
   */
  public Dialer(Optional<Identity> identity) {
    try {
      this.tls = SSLContext.getInstance("TLS");
      var own = identity.isPresent() ? keys(identity.get()) : new KeyManager[0];
      tls.init(own, new TrustManager[] {new Anybody()}, null);
    } catch (GeneralSecurityException | IOException unfit) {
      throw new IllegalStateException("this server's key for nodes cannot be used", unfit);
    }
  }

  private static KeyManager[] keys(Identity identity) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("node", identity.key(), new char[0], identity.chain().toArray(X509Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  BackendConnection open(Backend backend) throws DialException {
    try {
      var plain = new Socket();
      plain.setTcpNoDelay(true);
      plain.connect(new InetSocketAddress(backend.host(), backend.port()), (int) CONNECT_MAX.toMillis());
      var socket = backend.secure()
          ? tls.getSocketFactory().createSocket(plain, backend.host(), backend.port(), true)
          : plain;
      return new BackendConnection(backend, socket);
    } catch (IOException refused) {
      throw new DialException(backend, refused);
    }
  }

  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
