package dev.keelson.acceptance.kube;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * An agent of a node: gives a log, refuses one, and after a change of protocols sends back in capitals what it gets.
 * Each connection has a thread of its own; heads of requests are kept in their order.
 */
final class FakeAgent implements AutoCloseable {
  private final SSLServerSocket socket;
  private final BlockingQueue<List<String>> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> callers = new LinkedBlockingQueue<>();

  FakeAgent(Path home) throws IOException, GeneralSecurityException {
    this.socket = (SSLServerSocket) context(home).getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    socket.setNeedClientAuth(true);
    Thread.ofVirtual().start(this::accept);
  }

  private static SSLContext context(Path home) throws IOException, GeneralSecurityException {
    var store = home.resolve("agent.p12");
    Command.run(List.of("bash", "-c", "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=n"
        + " -keyout k.pem -out c.pem && openssl pkcs12 -export -in c.pem -inkey k.pem -out agent.p12 -passout pass:p"),
        Map.of(), home, "");
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, "p".toCharArray());
    }
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, "p".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), new TrustManager[] {new Anybody()}, null);
    return context;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The head of the next request, line by line. */
  List<String> request() throws InterruptedException {
    return requests.take();
  }

  /** The subject of the certificate that came with it. */
  String caller() throws InterruptedException {
    return callers.take();
  }

  private void accept() {
    try {
      while (true) {
        var connection = (SSLSocket) socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException closed) {
      requests.add(List.of());
    }
  }

  private void serve(SSLSocket connection) {
    try (connection) {
      var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
      var head = new ArrayList<String>();
      for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.add(line);
      }
      requests.add(List.copyOf(head));
      callers.add(connection.getSession().getPeerPrincipal().getName());
      var out = connection.getOutputStream();
      if (head.getFirst().contains("/containerLogs/") && head.getFirst().contains("previous")) {
        send(out, "HTTP/1.1 400 Bad Request\r\nContent-Length: 9\r\n\r\nno former");
      } else if (head.stream().anyMatch(line -> line.startsWith("Upgrade:"))) {
        send(out, String.join("\r\n", "HTTP/1.1 101 Switching Protocols", "Connection: Upgrade", "Upgrade: SPDY/3.1",
            "X-Stream-Protocol-Version: v4.channel.k8s.io", "", ""));
        for (int next = in.read(); next >= 0; next = in.read()) {
          out.write(Character.toUpperCase(next));
          out.flush();
        }
      } else {
        send(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\none\n\r\n4\r\ntwo\n\r\n0\r\n\r\n");
      }
    } catch (IOException gone) {
      callers.add("gone: " + gone.getMessage());
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
