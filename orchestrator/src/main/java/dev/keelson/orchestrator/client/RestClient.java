package dev.keelson.orchestrator.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.Transport.Request;
import dev.keelson.orchestrator.object.Metadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The API as paths and JSON, over any transport. */
public final class RestClient implements ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_TYPE = "application/json";

  /** The server holds a page of this size in a few megabytes; kubectl asks for as many. */
  private static final int PAGE_OBJECTS = 500;

  private final Transport transport;

  public RestClient(Transport transport) {
    this.transport = transport;
  }

  @Override
  public ObjectNode get(ResourceType type, ObjectKey key) {
    return send(Request.get(type.path(key)));
  }

  @Override
  public ObjectNode read(String path) {
    return send(Request.get(path));
  }

  @Override
  public ObjectPage list(ResourceType type, Selection selection) {
    var items = new ArrayList<ObjectNode>();
    var token = "";
    while (true) {
      var page = send(Request.get(type.path(selection.namespace()) + "?limit=" + PAGE_OBJECTS
          + (token.isEmpty() ? "" : "&continue=" + encode(token)) + selectors(selection)));
      page.path("items").forEach(item -> items.add(typed(type, (ObjectNode) item)));
      token = Metadata.text(page, "continue");
      if (token.isEmpty()) {
        return new ObjectPage(items, Metadata.resourceVersion(page));
      }
    }
  }

  @Override
  public ObjectNode create(ResourceType type, String namespace, ObjectNode object) {
    return send(new Request("POST", type.path(namespace), JSON_TYPE, bytes(typed(type, object))));
  }

  @Override
  public ObjectNode update(ResourceType type, ObjectNode object) {
    return send(new Request("PUT", type.path(ObjectKey.of(object)), JSON_TYPE, bytes(typed(type, object))));
  }

  @Override
  public ObjectNode updateStatus(ResourceType type, ObjectNode object) {
    return put(type, ObjectKey.of(object), "status", typed(type, object));
  }

  @Override
  public ObjectNode put(ResourceType type, ObjectKey key, String subresource, ObjectNode body) {
    return send(new Request("PUT", type.path(key) + "/" + subresource, JSON_TYPE, bytes(body)));
  }

  @Override
  public ObjectNode post(ResourceType type, ObjectKey key, String subresource, ObjectNode body) {
    return send(new Request("POST", type.path(key) + "/" + subresource, JSON_TYPE, bytes(body)));
  }

  @Override
  public ObjectNode patch(ResourceType type, ObjectKey key, Patch patch) {
    var target = type.path(key) + (patch.subresource().isEmpty() ? "" : "/" + patch.subresource())
        + (patch.query().isEmpty() ? "" : "?" + patch.query());
    return send(new Request("PATCH", target, patch.contentType(), bytes(patch.body())));
  }

  @Override
  public void delete(ResourceType type, ObjectKey key, Deletion deletion) {
    send(new Request("DELETE", type.path(key), JSON_TYPE, bytes(deletion.body())));
  }

  @Override
  public ChangeStream watch(ResourceType type, Selection selection, String resourceVersion) {
    var target = type.path(selection.namespace()) + "?watch=true&allowWatchBookmarks=true&resourceVersion="
        + resourceVersion + selectors(selection);
    var flow = transport.open(Request.get(target));
    var lines = new LineStream(flow.body(), JSON.readerFor(ObjectNode.class));
    if (flow.status() != 200) {
      try (lines) {
        throw StatusReader.read(flow.status(), lines.rest());
      }
    }
    return lines;
  }

  private ObjectNode send(Request request) {
    var answer = transport.send(request);
    var body = parse(answer.status(), answer.body());
    if (answer.status() >= 300) {
      throw StatusReader.read(answer.status(), body);
    }
    return body;
  }

  private static ObjectNode parse(int status, byte[] body) {
    try {
      return JSON.readTree(body) instanceof ObjectNode object ? object : noObject(status, body);
    } catch (IOException _) {
      return noObject(status, body);
    }
  }

  /** A proxy in between, or what no API server says. */
  private static ObjectNode noObject(int status, byte[] body) {
    if (status < 300) {
      throw new Unreachable("the server's answer is no JSON object", new IOException(text(body)));
    }
    return JSON.createObjectNode().put("message", text(body).strip());
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Items of a list come without; bodies may. */
  private static ObjectNode typed(ResourceType type, ObjectNode object) {
    return object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
  }

  private static String selectors(Selection selection) {
    var parts = List.of(parameter("labelSelector", selection.labels()), parameter("fieldSelector", selection.fields()));
    return String.join("", parts);
  }

  private static String parameter(String name, String value) {
    return value.isEmpty() ? "" : "&" + name + "=" + encode(value);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(JsonNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (IOException broken) {
      throw new UncheckedIOException("a tree cannot be written", broken);
    }
  }
}
