package dev.keelson.acceptance.kube;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks an API server with curl; answers end with a line that has the status code. */
record Curl(ApiProcess server) {
  /** As a user with that token; without one when it is empty. */
  String as(String token, String method, String path, String body, String... more) {
    var words = new ArrayList<>(List.of("curl", "-sS", "--max-time", "50", "--cacert", server.authority().toString(),
        "-A", "test", "-X", method, "-w", "\n%{http_code}", server.url() + path));
    if (!token.isEmpty()) {
      words.addAll(List.of("-H", "Authorization: Bearer " + token));
    }
    if (!body.isEmpty()) {
      words.addAll(List.of("--data-binary", "@-"));
    }
    words.addAll(List.of(more));
    return Command.run(words, Map.of(), Path.of("."), body).output();
  }

  String master(String method, String path, String body) {
    return as("master", method, path, body, "-H", "Content-Type: application/json");
  }

  static void expect(String code, String part, String answer) {
    assertTrue(answer.endsWith("\n" + code) && answer.contains(part), "expected " + code + " with " + part
        + ", not\n" + answer);
  }
}
