package dev.keelson.etcdctl.v3.client;

import dev.keelson.etcdctl.http2.Connection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Opens connections. */
final class Dialer {
  private static final String HTTP2 = "h2";

  private final Security security;

  Dialer(Security security) {
    this.security = security;
  }

  Connection dial(Endpoint endpoint, Duration patience) throws IOException {
    if (endpoint.port() == 0) {
      throw new IOException("address " + endpoint.text() + ": missing port in address");
    }
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(
          new InetSocketAddress(endpoint.host(), endpoint.port()), (int) Math.max(1, patience.toMillis()));
      socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
      var connection = Connection.over(isSecure(endpoint)
          ? security.files().over(socket, endpoint.host(), endpoint.port(), HTTP2)
          : socket);
      socket.setSoTimeout(0);
      return connection;
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  boolean isSecure(Endpoint endpoint) {
    return endpoint.secure() || (security.isWanted() && !endpoint.text().startsWith("http://"));
  }
}
