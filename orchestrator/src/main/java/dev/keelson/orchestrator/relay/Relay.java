package dev.keelson.orchestrator.relay;

import dev.keelson.api.http.Header;
import dev.keelson.api.http.HttpCall;
import dev.keelson.api.http.Tunnel;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.call.PacedStream;
import dev.keelson.orchestrator.relay.BackendConnection.Head;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Passes calls on. Waits as long as the call lasts. */
public final class Relay {
  private static final int PIECE_BYTES = 32 << 10;
  private static final int ERROR_BYTES_MAX = 64 << 10;

  /** What concerns one connection only (RFC 9110, 7.6.1), and what is the user's secret. */
  private static final Set<String> KEPT_BACK = Set.of("connection", "keep-alive", "proxy-connection", "te", "trailer",
      "transfer-encoding", "upgrade", "host", "content-length", "authorization", "impersonate-user",
      "impersonate-group", "impersonate-uid");

  private final Dialer dialer;

  public Relay(Dialer dialer) {
    this.dialer = dialer;
  }

  /** A stream of bytes that the client reads, such as a log; refusals of the backend become a Status. */
  public void stream(ApiCall call, Destination destination) {
    try (var backend = dialer.open(destination.backend())) {
      var head = backend.ask("GET", destination.target(), List.of(new Header("Connection", "close")), new byte[0]);
      if (head.status() >= 300) {
        throw refusal(head, backend.body(head));
      }
      answer(call, head, backend, "text/plain");
    } catch (IOException broken) {
      throw new Refusal(Reason.UNKNOWN, "Get \"" + destination.url() + "\": " + broken.getMessage());
    }
  }

  /** Any call, with its body; what the backend says is the answer. */
  public void pass(ApiCall call, Destination destination) {
    if (wantsUpgrade(call.http())) {
      upgrade(call, destination);
      return;
    }
    var headers = passedOn(call.http());
    headers.add(new Header("Connection", "close"));
    try (var backend = dialer.open(destination.backend())) {
      var head = backend.ask(call.http().method(), destination.target(), headers, call.http().body());
      answer(call, head, backend, "");
    } catch (IOException broken) {
      throw Refusals.unavailable("error trying to reach service: " + broken.getMessage());
    }
  }

  /** A change of protocols: from the backend's 101 on, bytes pass both ways until one side ends. */
  public void upgrade(ApiCall call, Destination destination) {
    var http = call.http();
    if (!wantsUpgrade(http) || !http.upgrades()) {
      throw Refusals.badRequest("Upgrade request required");
    }
    var headers = passedOn(http);
    headers.add(new Header("Connection", "Upgrade"));
    http.header("upgrade").ifPresent(protocol -> headers.add(new Header("Upgrade", protocol)));
    try (var backend = dialer.open(destination.backend())) {
      var head = backend.ask(http.method(), destination.target(), headers, http.body());
      if (head.status() == 101) {
        pipe(http.upgrade(head.headers()), backend);
      } else {
        answer(call, head, backend, "");
      }
    } catch (DialException nobody) {
      throw new Refusal(Reason.UNKNOWN, "error dialing backend: " + nobody.getMessage());
    } catch (IOException broken) {
      throw new Refusal(Reason.UNKNOWN, "error sending request: " + broken.getMessage());
    }
  }

  private static boolean wantsUpgrade(HttpCall http) {
    return http.headers("connection").stream().anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("upgrade"));
  }

  private static List<Header> passedOn(HttpCall http) {
    var headers = new ArrayList<Header>();
    for (var name : http.headerNames()) {
      var small = name.toLowerCase(Locale.ROOT);
      if (!KEPT_BACK.contains(small) && !small.startsWith("impersonate-extra-")) {
        http.headers(name).forEach(value -> headers.add(new Header(name, value)));
      }
    }
    return headers;
  }

  private static void pipe(Tunnel tunnel, BackendConnection backend) {
    try (tunnel) {
      var forth = Thread.ofVirtual().name("relay").start(() -> {
        copy(tunnel.input(), backend.output());
        backend.close();
      });
      copy(backend.input(), tunnel.output());
      tunnel.close();
      forth.join();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(InputStream from, OutputStream to) {
    try {
      var piece = new byte[PIECE_BYTES];
      for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
        to.write(piece, 0, read);
        to.flush();
      }
    } catch (IOException over) {
      // One side has ended; the caller ends the other.
    }
  }

  private static void answer(ApiCall call, Head head, BackendConnection backend, String usualType)
      throws IOException {
    var type = head.first("content-type");
    var stream = new PacedStream(call.begin(head.status(), type.isEmpty() ? usualType : type));
    stream.onGone(backend::close);
    try {
      var body = backend.body(head);
      var piece = new byte[PIECE_BYTES];
      for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
        stream.write(Arrays.copyOf(piece, read));
      }
    } catch (IOException over) {
      // The answer has begun: all that can be told is its end.
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
    stream.end();
  }

  /** What an agent says about a log that it cannot give, in its own words. */
  private static Refusal refusal(Head head, InputStream body) throws IOException {
    var text = new String(body.readNBytes(ERROR_BYTES_MAX), StandardCharsets.UTF_8).strip();
    var reason = switch (head.status()) {
      case 400 -> Reason.BAD_REQUEST;
      case 403 -> Reason.FORBIDDEN;
      case 404 -> Reason.NOT_FOUND;
      default -> Reason.UNKNOWN;
    };
    return new Refusal(reason, text);
  }
}
