package dev.keelson.api.http;

import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;

/**
 * How a door proves who it is: TLS 1.2 and 1.3, HTTP/2 and HTTP/1.1 by ALPN, session tickets. Clients are asked for a
 * certificate and need not show one. What they show is not judged here: the door sees only that the client holds the
 * key; {@link HttpCall#clientCertificates} says the rest. So a certificate of a stranger is answered in HTTP (401)
 * instead of an alert, as Kubernetes does.
 *
 * <p>Any thread; the identity may be replaced while doors stand open.
 */
public final class Tls {
  private static final ApplicationProtocolConfig ALPN = new ApplicationProtocolConfig(
      Protocol.ALPN,
      SelectorFailureBehavior.NO_ADVERTISE,
      SelectedListenerFailureBehavior.ACCEPT,
      ApplicationProtocolNames.HTTP_2,
      ApplicationProtocolNames.HTTP_1_1);

  private final AtomicReference<SslContext> context;

  private Tls(SslContext context) {
    this.context = new AtomicReference<>(context);
  }

  /**
   * An identity.
   *
   * @param chain the server's own certificate first
   * @param clientAuthorities whose certificates clients are asked for; only a hint to them
   * @throws SSLException when key and certificates do not make an identity
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

  SslContext context() {
    return context.get();
  }

  private static SslContext contextOf(
      PrivateKey key, List<X509Certificate> chain, List<X509Certificate> clientAuthorities) throws SSLException {
    try {
      return SslContextBuilder.forServer(key, chain.toArray(X509Certificate[]::new))
          .sslProvider(SslProvider.JDK)
          .protocols("TLSv1.3", "TLSv1.2")
          .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
          .applicationProtocolConfig(ALPN)
          .clientAuth(ClientAuth.OPTIONAL)
          .trustManager(new AnyHolder(clientAuthorities))
          .build();
    } catch (IllegalArgumentException unfit) {
      throw new SSLException("key and certificate make no TLS identity: " + unfit.getMessage(), unfit);
    }
  }
}
