package dev.keelson.etcdctl.v2.client;

import dev.keelson.etcdctl.v2.http.HttpAnswer;
import dev.keelson.etcdctl.v2.json.Json;
import dev.keelson.etcdctl.v2.json.JsonException;
import dev.keelson.etcdctl.v2.json.JsonReader;
import dev.keelson.etcdctl.v2.json.JsonWriter;
import java.util.Optional;

/**
 * What an answer about keys says: what was done, to which node, and what it was before.
 *
 * @param index etcd's index when it answered
 */
public record KeyEvent(String action, Node node, Optional<Node> before, String index) {
  private static final String INVALID =
      "client: response is invalid json. The endpoint is probably not valid etcd cluster endpoint";

  static KeyEvent of(HttpAnswer answer) throws ClientException {
    var json = json(answer);
    if (answer.status() != 200 && answer.status() != 201) {
      throw refusal(json);
    }
    var before = json.field("prevNode");
    return new KeyEvent(json.field("action").text(), Node.of(json.field("node")),
        before.isNothing() ? Optional.empty() : Optional.of(Node.of(before)), answer.header("x-etcd-index"));
  }

  private static Json json(HttpAnswer answer) throws ClientException {
    try {
      return JsonReader.read(answer.body());
    } catch (JsonException malformed) {
      throw new ClientException.Wrong(INVALID);
    }
  }

  private static ClientException refusal(Json json) {
    return new ClientException.Refused(json.field("errorCode").digits(), json.field("message").text(),
        json.field("cause").text(), json.field("index").digits());
  }

  public String toJson() {
    var json = new JsonWriter().open('{').name("action").string(action).name("node");
    node.writeTo(json);
    json.name("prevNode");
    before.ifPresentOrElse(node -> node.writeTo(json), () -> json.raw("null"));
    return json.close('}').toString();
  }
}
