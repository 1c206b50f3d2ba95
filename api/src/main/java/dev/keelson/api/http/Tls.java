package dev.keelson.api.http;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * How a door proves who it is: TLS 1.2 and 1.3, HTTP/2 and HTTP/1.1 by ALPN, session tickets. Clients are asked for a
 * certificate and need not show one. What they show is not judged here: the door sees only that the client holds the
 * key; {@link HttpCall#clientCertificates} says the rest. So a certificate of a stranger is answered in HTTP (401)
 * instead of an alert, as Kubernetes does.
 *
 * <p>On the JDK's engine itself: Netty's contexts try themselves out first and look for other providers, which is half
 * a second of a start. Any thread; the identity may be replaced while doors stand open.
 */
public final class Tls {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** In this order, what the client offers; one that offers nothing of it gets what its first bytes ask for. */
  private static final List<String> APPLICATIONS = List.of("h2", "http/1.1");

  /** Those with forward secrecy and authenticated encryption, which is what HTTP/2 permits (RFC 9113, 9.2.2). */
  private static final List<String> CIPHERS = List.of(
      "TLS_AES_128_GCM_SHA256",
      "TLS_AES_256_GCM_SHA384",
      "TLS_CHACHA20_POLY1305_SHA256",
      "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
      "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
      "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
      "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
      "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
      "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private final AtomicReference<SSLContext> context;

  private Tls(SSLContext context) {
    this.context = new AtomicReference<>(context);
  }

  /**
   * An identity.
   *
   * @param chain the server's own certificate first
   * @param clientAuthorities whose certificates clients are asked for; only a hint to them
   * @throws SSLException when this makes no identity
   */
  public static Tls of(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> clientAuthorities)
      throws SSLException {
    return new Tls(contextOf(key, chain, clientAuthorities));
  }

  /** Shows this to clients from now on; connections that stand keep what they have seen. */
  public void replace(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> clientAuthorities)
      throws SSLException {
    context.set(contextOf(key, chain, clientAuthorities));
  }

  /** For one connection. */
  SSLEngine engine() {
    var engine = context.get().createSSLEngine();
    engine.setUseClientMode(false);
    var parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(ciphers(engine));
    parameters.setUseCipherSuitesOrder(true);
    parameters.setWantClientAuth(true);
    engine.setSSLParameters(parameters);
    engine.setHandshakeApplicationProtocolSelector(
        (_, offered) -> APPLICATIONS.stream().filter(offered::contains).findFirst().orElse(""));
    return engine;
  }

  /** An operator may have switched some off in java.security. */
  private static String[] ciphers(SSLEngine engine) {
    var supported = Arrays.asList(engine.getSupportedCipherSuites());
    return CIPHERS.stream().filter(supported::contains).toArray(String[]::new);
  }

  private static SSLContext contextOf(
      PrivateKey key, List<X509Certificate> chain, List<X509Certificate> clientAuthorities) throws SSLException {
    if (chain.isEmpty()) {
      throw new SSLException("a TLS identity needs a certificate beside its key");
    }
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new OneIdentity(key, chain)}, new TrustManager[] {new AnyHolder(clientAuthorities)}, null);
      return context;
    } catch (GeneralSecurityException unfit) {
      throw new SSLException("key and certificate make no TLS identity: " + unfit.getMessage(), unfit);
    }
  }
}
