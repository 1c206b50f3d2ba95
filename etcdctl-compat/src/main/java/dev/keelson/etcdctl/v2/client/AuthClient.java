package dev.keelson.etcdctl.v2.client;

import dev.keelson.etcdctl.v2.http.HttpAnswer;
import dev.keelson.etcdctl.v2.http.HttpRequest;
import dev.keelson.etcdctl.v2.http.Patience;
import dev.keelson.etcdctl.v2.json.Json;
import dev.keelson.etcdctl.v2.json.JsonException;
import dev.keelson.etcdctl.v2.json.JsonReader;
import dev.keelson.etcdctl.v2.json.JsonWriter;
import java.util.List;
import java.util.function.Supplier;

/** {@code /v2/auth}: users, roles, and whether anybody is asked who he is. */
public final class AuthClient {
  private static final String AUTH = "/v2/auth";

  private final Cluster cluster;
  private final Supplier<Patience> patience;

  public AuthClient(Cluster cluster, Supplier<Patience> patience) {
    this.cluster = cluster;
    this.patience = patience;
  }

  public void enable() throws ClientException {
    call(HttpRequest.json("PUT", AUTH + "/enable", ""));
  }

  public void disable() throws ClientException {
    call(HttpRequest.delete(AUTH + "/enable"));
  }

  /** All roles. Of a refusal it only says the status. */
  public Json roles() throws ClientException {
    var answer = cluster.ask(HttpRequest.get(AUTH + "/roles"), patience.get());
    if (answer.status() != 200) {
      throw new ClientException.Wrong("unexpected status code " + answer.status());
    }
    return read(answer);
  }

  /** Everything below a path, such as {@code /users}. */
  public Json get(String path) throws ClientException {
    return read(call(HttpRequest.get(AUTH + path)));
  }

  /** Makes or changes a user or a role, and tells whether it is new. */
  public boolean put(String path, JsonWriter json) throws ClientException {
    return call(HttpRequest.json("PUT", AUTH + path, json.toString())).status() == 201;
  }

  public void delete(String path) throws ClientException {
    call(HttpRequest.delete(AUTH + path));
  }

  /** The path of a user or a role. */
  public static String named(String collection, String name) {
    return "/" + collection + "/" + Queries.path(name);
  }

  public static List<String> names(Json list, String collection, String field) {
    return list.field(collection).items().stream()
        .map(item -> item.field(field).text())
        .toList();
  }

  private HttpAnswer call(HttpRequest request) throws ClientException {
    var answer = cluster.ask(request, patience.get());
    if (answer.status() != 200 && answer.status() != 201) {
      throw new ClientException.Wrong(read(answer).field("message").text());
    }
    return answer;
  }

  private static Json read(HttpAnswer answer) throws ClientException {
    try {
      return JsonReader.read(answer.body());
    } catch (JsonException malformed) {
      throw new ClientException.Wrong(malformed.text());
    }
  }
}
