package dev.keelson.orchestrator.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where a list goes on: kube-apiserver's own form (apiserver's storage/continue.go), so that a client may bring a
 * page's token to either server.
 *
 * @param revision of the list, {@link #INCONSISTENT} for the rest of a list whose moment is gone
 * @param key the first key that may come
 */
record ContinueToken(long revision, String key) {
  static final long INCONSISTENT = -1;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION = "meta.k8s.io/v1";

  /** Behind the object with {@code lastKey}. */
  static ContinueToken behind(String lastKey, long revision) {
    return new ContinueToken(revision, lastKey + '\0');
  }

  /** The key's start is the request's own and is left out: a token cannot lead elsewhere. */
  String encode(String prefix) {
    var token = JSON.createObjectNode().put("v", VERSION).put("rv", revision)
        .put("start", key.substring(prefix.length()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.toString().getBytes(StandardCharsets.UTF_8));
  }

  static ContinueToken decode(String text, String prefix) {
    JsonNode token = json(text);
    String version = token.path("v").asText("");
    if (!version.equals(VERSION)) {
      throw CacheRefusals.badToken(
          "continue key is not valid: server does not recognize this encoded version \"" + version + "\"");
    }
    long revision = token.path("rv").asLong(0);
    if (revision == 0) {
      throw CacheRefusals.badToken(
          "continue key is not valid: incorrect encoded start resourceVersion (version " + VERSION + ")");
    }
    String start = token.path("start").asText("");
    if (start.isEmpty()) {
      throw CacheRefusals.badToken("continue key is not valid: encoded start key empty (version " + VERSION + ")");
    }
    if (!isPlain(start)) {
      throw CacheRefusals.badToken("continue key is not valid: " + start);
    }
    return new ContinueToken(revision, prefix + (start.startsWith("/") ? start.substring(1) : start));
  }

  /** As Go's path.Clean would leave it: a token made by hand must not step out of the request's namespace. */
  private static boolean isPlain(String start) {
    String relative = start.startsWith("/") ? start.substring(1) : start;
    return Arrays.stream(relative.split("/", -1))
        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  private static JsonNode json(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException broken) {
      throw CacheRefusals.badToken("continue key is not valid: illegal base64 data at input byte " + firstBad(text));
    }
    try {
      JsonNode token = JSON.readTree(bytes);
      if (token != null && token.isObject()) {
        return token;
      }
    } catch (JsonProcessingException broken) {
      // Told below.
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    throw CacheRefusals.badToken("continue key is not valid: " + goComplaint(bytes));
  }

  private static int firstBad(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c < 128 && Character.isLetterOrDigit(c);
      if (!letter && c != '-' && c != '_') {
        return i;
      }
    }
    return text.length();
  }

  /** Roughly what Go's JSON decoder says of bytes that are not an object. */
  private static String goComplaint(byte[] bytes) {
    return bytes.length == 0
        ? "unexpected end of JSON input"
        : "invalid character '" + (char) (bytes[0] & 0xff) + "' looking for beginning of value";
  }
}
