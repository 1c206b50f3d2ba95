package dev.keelson.etcdctl.v2.http;

import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Failures of sockets in the words of Go's {@code net} package. */
final class GoNetwork {
  private GoNetwork() {}

  static String dial(Endpoint endpoint, IOException failure) {
    return switch (failure) {
      case UnknownHostException _ -> "dial tcp: lookup " + endpoint.host() + ": no such host";
      case NoRouteToHostException _ -> dialed(endpoint) + "no route to host";
      default -> dialed(endpoint) + reason(failure);
    };
  }

  /** TLS could not be agreed on, or the server does not take our certificate. */
  static String secure(SSLException failure) {
    var text = String.valueOf(failure.getMessage());
    if (text.contains("unable to find valid certification path") || text.contains("Empty issuer")) {
      return "x509: certificate signed by unknown authority";
    }
    if (text.contains("bad_certificate") || text.contains("certificate_required")) {
      return "remote error: tls: bad certificate";
    }
    return "tls: " + text;
  }

  static String read(Endpoint endpoint, IOException failure) {
    return "read tcp " + endpoint.authority() + ": read: " + reason(failure);
  }

  private static String dialed(Endpoint endpoint) {
    return "dial tcp " + endpoint.host() + ":" + endpoint.port() + ": connect: ";
  }

  /** Java says "Connection refused", and sometimes more behind a parenthesis. */
  private static String reason(IOException failure) {
    var text = String.valueOf(failure.getMessage());
    var parenthesis = text.indexOf(" (");
    var reason = parenthesis < 0 ? text : text.substring(0, parenthesis);
    return reason.startsWith("Connection reset") ? "connection reset by peer"
        : reason.equals("Connection refused") ? "connection refused"
        : reason.equals("Network is unreachable") ? "network is unreachable"
        : reason;
  }
}
