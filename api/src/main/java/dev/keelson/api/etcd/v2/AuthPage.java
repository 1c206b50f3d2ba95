package dev.keelson.api.etcd.v2;

import dev.keelson.api.etcd.page.Texts;
import dev.keelson.api.etcd.v2.text.Answers;
import dev.keelson.api.etcd.v2.text.Json;
import dev.keelson.api.http.HttpCall;
import dev.keelson.api.http.HttpHandler;
import java.util.Map;

/** {@code /v2/auth}: there are no users yet. Clients that ask hear that, and those who would make some are refused. */
final class AuthPage implements HttpHandler {
  static final String PATH = "/v2/auth/";

  private static final String ENABLE = PATH + "enable";
  private static final String NOT_YET = "users and roles are not available in this server yet";

  private final Map<String, String> headers;

  AuthPage(String clusterId) {
    this.headers = Map.of(Answers.CLUSTER_ID, clusterId);
  }

  @Override
  public void handle(HttpCall call) {
    if (!call.path().equals(ENABLE)) {
      Answers.message(call, 501, NOT_YET, headers);
      return;
    }
    switch (call.method()) {
      case "GET" -> Answers.json(
          call, 200, new Json().openObject().name("enabled").bool(false).closeObject().line(), headers);
      case "PUT" -> Answers.message(call, 501, NOT_YET, headers);
      case "DELETE" -> Answers.message(call, 409, "auth: already disabled", headers);
      default -> Texts.notAllowed(call, "GET,PUT,DELETE");
    }
  }
}
