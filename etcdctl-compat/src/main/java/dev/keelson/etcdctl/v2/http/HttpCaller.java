package dev.keelson.etcdctl.v2.http;

import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.tls.TlsFiles;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** Sends one request to one endpoint and reads the whole answer, following redirects. */
public final class HttpCaller {
  /** As Go's client. */
  private static final int REDIRECTS_MAX = 10;

  private final TlsFiles tls;

  public HttpCaller(TlsFiles tls) {
    this.tls = tls;
  }

  public HttpAnswer call(Endpoint endpoint, HttpRequest request, Patience patience) throws HttpException {
    var where = endpoint;
    var what = request;
    for (int i = 0; i <= REDIRECTS_MAX; i++) {
      var answer = callOnce(where, what, patience);
      var location = answer.header("location");
      if (answer.status() / 100 != 3 || location.isEmpty()) {
        return answer;
      }
      if (!location.startsWith("/")) {
        where = Endpoint.parse(location);
        location = where.path();
      }
      what = new HttpRequest(what.method(), location, what.headers(), what.body());
    }
    throw new HttpException("client: too many redirects");
  }

  private HttpAnswer callOnce(Endpoint endpoint, HttpRequest request, Patience patience) throws HttpException {
    if (!endpoint.isSecure() && !endpoint.scheme().equals("http")) {
      throw new HttpException("unsupported protocol scheme \"" + endpoint.scheme() + "\"");
    }
    var head = patience.whole().atMost(patience.head());
    try (var socket = dial(endpoint, patience, head)) {
      return exchange(socket, endpoint, request, patience, head);
    } catch (SocketTimeoutException late) {
      throw outOfTime(endpoint, patience);
    } catch (SSLException refused) {
      throw new HttpException(HttpException.Kind.OTHER, GoNetwork.secure(refused));
    } catch (EOFException cut) {
      throw new HttpException(HttpException.Kind.OTHER, String.valueOf(cut.getMessage()));
    } catch (IOException broken) {
      throw new HttpException(HttpException.Kind.CONNECTION, GoNetwork.read(endpoint, broken));
    }
  }

  private Socket dial(Endpoint endpoint, Patience patience, Deadline head) throws HttpException {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      var address = new InetSocketAddress(endpoint.host(), endpoint.port());
      socket.connect(address, millis(head));
      return endpoint.isSecure() ? tls.over(socket, endpoint.host(), endpoint.port()) : socket;
    } catch (SocketTimeoutException late) {
      throw outOfTime(endpoint, patience);
    } catch (SSLException refused) {
      close(socket);
      throw new HttpException(HttpException.Kind.OTHER, GoNetwork.secure(refused));
    } catch (IOException refused) {
      close(socket);
      throw new HttpException(HttpException.Kind.CONNECTION, GoNetwork.dial(endpoint, refused));
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // It is not used any more.
    }
  }

  private HttpAnswer exchange(
      Socket socket, Endpoint endpoint, HttpRequest request, Patience patience, Deadline head) throws IOException {
    send(socket, bytes(endpoint, request));
    var answer = new AnswerReader(new BufferedInputStream(socket.getInputStream()));
    socket.setSoTimeout(millis(head));
    answer.readHead();
    socket.setSoTimeout(patience.whole().isBounded() ? millis(patience.whole()) : 0);
    return answer.readBody();
  }

  /** A server that did not like our certificate says so only now, and perhaps before we are done. */
  private static void send(Socket socket, byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
    } catch (SSLException refused) {
      throw refused;
    } catch (IOException broken) {
      if (socket instanceof SSLSocket) {
        throw new SSLException("bad_certificate", broken);
      }
      throw broken;
    }
  }

  private static byte[] bytes(Endpoint endpoint, HttpRequest request) {
    var body = request.body().getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(endpoint.authority()).append("\r\n");
    head.append("Connection: close\r\n");
    request.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (request.hasBody()) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    var bytes = head.toString().getBytes(StandardCharsets.UTF_8);
    var all = new byte[bytes.length + body.length];
    System.arraycopy(bytes, 0, all, 0, bytes.length);
    System.arraycopy(body, 0, all, bytes.length, body.length);
    return all;
  }

  private static HttpException outOfTime(Endpoint endpoint, Patience patience) {
    return patience.whole().hasPassed()
        ? new HttpException(HttpException.Kind.DEADLINE, "context deadline exceeded")
        : new HttpException("client: endpoint " + endpoint.text() + " exceeded header timeout");
  }

  /** A socket takes 0 for "wait for ever". */
  private static int millis(Deadline deadline) {
    return Math.clamp(deadline.left().toMillis(), 1, Integer.MAX_VALUE);
  }
}
