package dev.keelson.api.etcd.v2.members;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.api.etcd.cluster.PeerUrls;
import dev.keelson.api.etcd.cluster.PeerUrls.Wrong;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The body that adds or changes a member: {@code {"peerURLs":["http://host:port"]}}. */
final class PeerUrlsBody {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PeerUrlsBody() {}

  /** etcd compares letter by letter, unless something follows a semicolon. */
  static boolean isJson(String contentType) {
    int semicolon = contentType.indexOf(';');
    return semicolon < 0
        ? contentType.equals("application/json")
        : contentType.substring(0, semicolon).strip().equalsIgnoreCase("application/json");
  }

  static List<String> read(byte[] body) throws Wrong {
    var urls = new ArrayList<String>();
    for (var node : array(body)) {
      if (!node.isTextual()) {
        throw new Wrong("json: cannot unmarshal " + kind(node) + " into Go struct field .peerURLs of type string");
      }
      urls.add(node.textValue());
    }
    return PeerUrls.sound(urls);
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
}
