package dev.keelson.etcdctl.v3.client;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Puts TLS over a connected socket, and agrees on HTTP/2 by ALPN. */
final class TlsSockets {
  private final Security security;

  TlsSockets(Security security) {
    this.security = security;
  }

  Socket over(Socket plain, String host) throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(new TlsFiles(security).keys(), new TlsFiles(security).trust(), null);
      var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      if (!security.unverified()) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException refused) {
      throw new IOException(refused.getMessage(), refused);
    }
  }
}
