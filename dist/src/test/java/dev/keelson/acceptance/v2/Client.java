package dev.keelson.acceptance.v2;

import dev.keelson.acceptance.cluster.Member;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a simple client does: one request on one connection. */
record Client(Member member) {
  Answer get(String target) {
    return send(Request.of("GET", target, ""));
  }

  Answer put(String target, String form) {
    return send(Request.form("PUT", target, "", form));
  }

  Answer post(String target, String form) {
    return send(Request.form("POST", target, "", form));
  }

  Answer delete(String target) {
    return send(Request.of("DELETE", target, ""));
  }

  Answer json(String method, String target, String body) {
    return send(new Request(method, target, "", "application/json", body));
  }

  Answer send(Request request) {
    try (var connection = new Connection(member.clientPort())) {
      connection.send(request.bytes("", 0));
      return connection.readAnswer(request.isBodiless());
    } catch (IOException broken) {
      throw new UncheckedIOException(request.toString(), broken);
    }
  }

  /** A watch on a connection of its own. */
  Watch watch(String target) {
    return new Watch(member, Request.of("GET", target, "").bytes("", 0));
  }
}
