package dev.keelson.api.etcd.v2.members;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The body that adds or changes a member: {@code {"peerURLs":["http://host:port"]}}. */
final class PeerUrls {
  /** What is wrong with it, in the words of Go's library and etcd's. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern URL = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*).*");
  private static final Set<String> SCHEMES = Set.of("http", "https", "unix", "unixs");

  private PeerUrls() {}

  /** etcd compares letter by letter, unless something follows a semicolon. */
  static boolean isJson(String contentType) {
    int semicolon = contentType.indexOf(';');
    return semicolon < 0
        ? contentType.equals("application/json")
        : contentType.substring(0, semicolon).strip().equalsIgnoreCase("application/json");
  }

  /** In the order of their letters, as etcd keeps them. */
  static List<String> read(byte[] body) throws Wrong {
    var urls = new ArrayList<String>();
    for (var node : array(body)) {
      if (!node.isTextual()) {
        throw new Wrong("json: cannot unmarshal " + kind(node) + " into Go struct field .peerURLs of type string");
      }
      urls.add(checked(node.textValue()));
    }
    if (urls.isEmpty()) {
      throw new Wrong("no valid URLs given");
    }
    urls.sort(null);
    return urls;
  }

  private static JsonNode array(byte[] body) throws Wrong {
    var root = parse(body);
    if (!root.isObject()) {
      throw new Wrong("json: cannot unmarshal " + kind(root) + " into Go value of type struct { PeerURLs []string"
          + " \"json:\\\"peerURLs\\\"\" }");
    }
    var urls = root.path("peerURLs");
    if (!urls.isArray() && !urls.isMissingNode() && !urls.isNull()) {
      throw new Wrong("json: cannot unmarshal " + kind(urls) + " into Go struct field .peerURLs of type []string");
    }
    return urls;
  }

  private static JsonNode parse(byte[] body) throws Wrong {
    var text = new String(body, StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      throw new Wrong("unexpected end of JSON input");
    }
    if ("{[\"tfn-0123456789".indexOf(text.charAt(0)) < 0) {
      throw new Wrong("invalid character '" + text.charAt(0) + "' looking for beginning of value");
    }
    try {
      return MAPPER.readTree(text);
    } catch (JsonEOFException cutOff) {
      throw new Wrong("unexpected end of JSON input");
    } catch (JsonProcessingException broken) {
      throw new Wrong(String.valueOf(broken.getOriginalMessage()));
    }
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "bool";
      case OBJECT -> "object";
      case ARRAY -> "array";
      case NULL, MISSING, BINARY, POJO -> "null";
    };
  }

  /** etcd's {@code types.NewURLs}. */
  private static String checked(String text) throws Wrong {
    var url = text.strip();
    var parts = URL.matcher(url);
    if (!parts.matches() || (parts.group(1) == null && url.split("/", 2)[0].contains(":"))) {
      throw new Wrong("parse \"" + url + "\": first path segment in URL cannot contain colon");
    }
    if (!SCHEMES.contains(String.valueOf(parts.group(1)))) {
      throw new Wrong("URL scheme must be http, https, unix, or unixs: " + url);
    }
    var host = parts.group(2) == null ? "" : parts.group(2);
    if (!host.matches(".*:[^:\\]]*")) {
      throw new Wrong("URL address does not have the form \"host:port\": " + url);
    }
    if (!String.valueOf(parts.group(3)).isEmpty()) {
      throw new Wrong("URL must not contain a path: " + url);
    }
    return url;
  }
}
