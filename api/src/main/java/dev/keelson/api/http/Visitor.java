package dev.keelson.api.http;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Who is at the other end of a connection.
 *
 * @param certificates as the client showed them, its own first; empty without TLS and when it has shown none
 */
record Visitor(InetSocketAddress address, boolean secure, List<X509Certificate> certificates) {
  /** To be called when the first bytes of a request are here: then the handshake is over. */
  static Visitor of(Channel channel) {
    var address = (InetSocketAddress) channel.remoteAddress();
    var tls = channel.pipeline().get(SslHandler.class);
    return tls == null
        ? new Visitor(address, false, List.of())
        : new Visitor(address, true, certificates(tls.engine().getSession()));
  }

  private static List<X509Certificate> certificates(SSLSession session) {
    try {
      return Arrays.stream(session.getPeerCertificates()).map(X509Certificate.class::cast).toList();
    } catch (SSLPeerUnverifiedException _) {
      return List.of();
    }
  }
}
