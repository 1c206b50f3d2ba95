package dev.keelson.orchestrator.authn;

import dev.keelson.api.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Finds the token in a request: RFC 6750, or for browsers among the protocols that a WebSocket offers. */
final class BearerToken {
  private static final String SUBPROTOCOL = "base64url.bearer.authorization.k8s.io.";

  private BearerToken() {}

  static Optional<String> of(HttpCall call) {
    var words = call.header("authorization").orElse("").strip().split(" +", 3);
    if (words.length >= 2 && words[0].equalsIgnoreCase("bearer")) {
      return Optional.of(words[1]);
    }
    return call.headers("sec-websocket-protocol").stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .filter(protocol -> protocol.startsWith(SUBPROTOCOL))
        .findFirst()
        .map(protocol -> decode(protocol.substring(SUBPROTOCOL.length())));
  }

  private static String decode(String base64) {
    try {
      return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new BadCredentials("a WebSocket protocol with a token that is not base64url");
    }
  }
}
