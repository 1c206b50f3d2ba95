package dev.keelson.etcdctl.go;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;

/** What Go's {@code net.Dial} says where Java throws. */
public final class DialError {
  private DialError() {}

  public static String text(String host, int port, IOException failure) {
    var address = "dial tcp " + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port + ": ";
    return switch (failure) {
      case UnknownHostException _ -> "dial tcp: lookup " + host + ": no such host";
      case SocketTimeoutException _ -> address + "i/o timeout";
      case NoRouteToHostException _ -> address + "connect: no route to host";
      case ConnectException refused -> address + "connect: " + lower(refused);
      default -> port == 0 ? "dial tcp: " + failure.getMessage() : address + lower(failure);
    };
  }

  private static String lower(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
  }
}
