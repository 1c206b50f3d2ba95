package dev.keelson.etcdctl.v3.client;

import dev.keelson.etcdctl.http2.Connection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Opens connections. */
final class Dialer {
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
      return Connection.over(isSecure(endpoint) ? new TlsSockets(security).over(socket, endpoint.host()) : socket);
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  boolean isSecure(Endpoint endpoint) {
    return endpoint.secure() || (security.isWanted() && !endpoint.text().startsWith("http://"));
  }
}
