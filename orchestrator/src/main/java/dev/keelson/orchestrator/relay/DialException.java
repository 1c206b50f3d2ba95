package dev.keelson.orchestrator.relay;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Nobody answers at a backend. The message is what Go's dialer would say: clients and tests match on it. */
final class DialException extends IOException {
  private static final long serialVersionUID = 1;

  DialException(Backend backend, IOException cause) {
    super(text(backend, cause), cause);
  }

  private static String text(Backend backend, IOException cause) {
    var dial = "dial tcp " + backend.authority() + ": ";
    return switch (cause) {
      case UnknownHostException _ -> "dial tcp: lookup " + backend.host() + ": no such host";
      case SocketTimeoutException _ -> dial + "i/o timeout";
      case NoRouteToHostException _ -> dial + "connect: no route to host";
      case ConnectException refused -> dial + "connect: "
          + String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
      default -> dial + cause.getMessage();
    };
  }
}
