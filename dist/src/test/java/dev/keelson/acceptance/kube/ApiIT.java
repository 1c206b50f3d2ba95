package dev.keelson.acceptance.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The API as curl sees it: codes and bodies that clients match on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiIT {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";

  private final ApiProcess server = ApiProcess.start();

  @AfterAll
  void stop() {
    server.close();
  }

  private String curl(String token, String method, String path, String body, String... more) {
    var words = new ArrayList<>(List.of("curl", "-sS", "--max-time", "30", "--cacert", server.authority().toString(),
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

  private String master(String method, String path, String body) {
    return curl("master", method, path, body, "-H", "Content-Type: application/json");
  }

  private static void expect(String code, String part, String answer) {
    assertTrue(answer.endsWith("\n" + code) && answer.contains(part), "expected " + code + " with " + part
        + ", not\n" + answer);
  }

  @Test
  void a_cluster_begins_with_what_every_cluster_has() {
    for (var path : List.of("/api/v1/namespaces/kube-system", "/api/v1/namespaces/kube-node-lease",
        "/apis/rbac.authorization.k8s.io/v1/clusterroles/cluster-admin",
        "/apis/scheduling.k8s.io/v1/priorityclasses/system-node-critical",
        "/api/v1/namespaces/default/serviceaccounts/default")) {
      expect("200", "\"uid\":", master("GET", path, ""));
    }
    expect("200", "\"clusterIP\":\"10.96.0.1\"", master("GET", "/api/v1/namespaces/default/services/kubernetes", ""));
  }

  @Test
  void strangers_and_guests_are_refused_in_kubernetes_words() {
    expect("403", "forbidden: User \\\"system:anonymous\\\" cannot get path \\\"/\\\"", curl("", "GET", "/", ""));
    expect("401", "\"message\":\"Unauthorized\"", curl("wrong", "GET", "/api", ""));
    expect("403", "configmaps is forbidden: User \\\"guest\\\" cannot list resource \\\"configmaps\\\" in API group"
        + " \\\"\\\" in the namespace \\\"default\\\"", curl("guest", "GET", MAPS, ""));
    expect("200", "ok", curl("", "GET", "/readyz", ""));
  }

  @Test
  void an_object_lives_from_post_to_delete() {
    var json = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"life\"},\"data\":{\"a\":\"b\"}}";
    expect("201", "\"resourceVersion\":", master("POST", MAPS, json));
    expect("409", "configmaps \\\"life\\\" already exists", master("POST", MAPS, json));
    expect("200", "\"data\":{\"a\":\"b\"}", master("GET", MAPS + "/life", ""));
    expect("200", "\"kind\":\"ConfigMapList\"", master("GET", MAPS + "?fieldSelector=metadata.name=life", ""));
    expect("200", "\"a\":\"c\"", curl("master", "PATCH", MAPS + "/life", "{\"data\":{\"a\":\"c\"}}",
        "-H", "Content-Type: application/merge-patch+json"));
    expect("409", "the object has been modified", master("PUT", MAPS + "/life",
        json.replace("\"name\":\"life\"", "\"name\":\"life\",\"resourceVersion\":\"1\"")));
    expect("200", "\"status\":\"Success\"", master("DELETE", MAPS + "/life", ""));
    expect("404", "configmaps \\\"life\\\" not found", master("GET", MAPS + "/life", ""));
  }

  @Test
  void bad_input_is_the_senders_fault() {
    expect("400", "invalid character 'b'", master("POST", MAPS, "{bad json"));
    expect("422", "name or generateName is required",
        master("POST", MAPS, "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}"));
    expect("400", "unknown field \\\"spec\\\"", master("POST", MAPS + "?fieldValidation=Strict",
        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\"},\"spec\":1}"));
    expect("415", "accepted media types include", curl("master", "POST", MAPS, "x", "-H", "Content-Type: text/css"));
    expect("404", "namespaces \\\"none\\\" not found", master("POST", "/api/v1/namespaces/none/configmaps",
        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\"}}"));
    expect("404", "the server could not find the requested resource", master("GET", "/api/v1/nosuch", ""));
    expect("405", "does not allow this method", master("PUT", MAPS, "{}"));
    expect("400", "strconv.ParseInt: parsing \\\"abc\\\": invalid syntax", master("GET", MAPS + "?limit=abc", ""));
    expect("406", "only the following media types are accepted",
        curl("master", "GET", MAPS, "", "-H", "Accept: text/html"));
    expect("400", "", master("POST", MAPS, "[".repeat(100_000)));
    expect("413", "Request entity too large: limit is 3145728", master("POST", MAPS, "x".repeat(4 << 20)));
  }

  @Test
  void what_was_acknowledged_is_there_after_kill_9() {
    try (var other = ApiProcess.start()) {
      var kubectl = List.of("curl", "-sS", "--max-time", "30", "-H", "Authorization: Bearer master",
          "-H", "Content-Type: application/json", "--data-binary", "@-", "--cacert");
      for (int i = 0; i < 20; i++) {
        var words = new ArrayList<>(kubectl);
        words.addAll(List.of(other.authority().toString(), other.url() + MAPS));
        var json = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"m" + i + "\"}}";
        var answer = Command.run(words, Map.of(), Path.of("."), json).output();
        assertTrue(answer.contains("\"uid\""), answer);
      }
      other.killAndRestart();
      var list = Command.run(List.of("curl", "-sS", "-A", "test", "-H", "Authorization: Bearer master", "--cacert",
          other.authority().toString(), other.url() + MAPS), Map.of(), Path.of("."), "").output();
      for (int i = 0; i < 20; i++) {
        assertTrue(list.contains("\"name\":\"m" + i + "\""), list);
      }
      assertEquals(0, Command.run(List.of("curl", "-sSf", "--cacert", other.authority().toString(),
          other.url() + "/readyz"), Map.of(), Path.of("."), "").exit());
    }
  }
}
