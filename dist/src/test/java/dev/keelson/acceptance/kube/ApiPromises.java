package dev.keelson.acceptance.kube;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The API as curl sees it, whatever store is under it: codes and bodies that clients match on. */
interface ApiPromises {
  String MAPS = "/api/v1/namespaces/default/configmaps";

  Curl curl();

  @Test
  default void a_cluster_begins_with_what_every_cluster_has() {
    for (var path : List.of("/api/v1/namespaces/kube-system", "/api/v1/namespaces/kube-node-lease",
        "/apis/rbac.authorization.k8s.io/v1/clusterroles/cluster-admin",
        "/apis/scheduling.k8s.io/v1/priorityclasses/system-node-critical",
        "/api/v1/namespaces/default/serviceaccounts/default")) {
      Curl.expect("200", "\"uid\":", curl().master("GET", path, ""));
    }
    Curl.expect("200", "\"clusterIP\":\"10.96.0.1\"",
        curl().master("GET", "/api/v1/namespaces/default/services/kubernetes", ""));
  }

  @Test
  default void strangers_and_guests_are_refused_in_kubernetes_words() {
    Curl.expect("403", "forbidden: User \\\"system:anonymous\\\" cannot get path \\\"/\\\"",
        curl().as("", "GET", "/", ""));
    Curl.expect("401", "\"message\":\"Unauthorized\"", curl().as("wrong", "GET", "/api", ""));
    Curl.expect("403",
        "configmaps is forbidden: User \\\"guest\\\" cannot list resource \\\"configmaps\\\" in API group"
        + " \\\"\\\" in the namespace \\\"default\\\"", curl().as("guest", "GET", MAPS, ""));
    Curl.expect("200", "ok", curl().as("", "GET", "/readyz", ""));
  }

  @Test
  default void an_object_lives_from_post_to_delete() {
    var json = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"life\"},\"data\":{\"a\":\"b\"}}";
    Curl.expect("201", "\"resourceVersion\":", curl().master("POST", MAPS, json));
    Curl.expect("409", "configmaps \\\"life\\\" already exists", curl().master("POST", MAPS, json));
    Curl.expect("200", "\"data\":{\"a\":\"b\"}", curl().master("GET", MAPS + "/life", ""));
    Curl.expect("200", "\"kind\":\"ConfigMapList\"",
        curl().master("GET", MAPS + "?fieldSelector=metadata.name=life", ""));
    Curl.expect("200", "\"a\":\"c\"", curl().as("master", "PATCH", MAPS + "/life", "{\"data\":{\"a\":\"c\"}}",
        "-H", "Content-Type: application/merge-patch+json"));
    Curl.expect("409", "the object has been modified", curl().master("PUT", MAPS + "/life",
        json.replace("\"name\":\"life\"", "\"name\":\"life\",\"resourceVersion\":\"1\"")));
    Curl.expect("200", "\"status\":\"Success\"", curl().master("DELETE", MAPS + "/life", ""));
    Curl.expect("404", "configmaps \\\"life\\\" not found", curl().master("GET", MAPS + "/life", ""));
  }

  @Test
  default void bad_input_is_the_senders_fault() {
    Curl.expect("400", "invalid character 'b'", curl().master("POST", MAPS, "{bad json"));
    Curl.expect("422", "name or generateName is required",
        curl().master("POST", MAPS, "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}"));
    Curl.expect("400", "unknown field \\\"spec\\\"", curl().master("POST", MAPS + "?fieldValidation=Strict",
        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\"},\"spec\":1}"));
    Curl.expect("415", "accepted media types include",
        curl().as("master", "POST", MAPS, "x", "-H", "Content-Type: text/css"));
    Curl.expect("404", "namespaces \\\"none\\\" not found", curl().master("POST", "/api/v1/namespaces/none/configmaps",
        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\"}}"));
    Curl.expect("404", "the server could not find the requested resource", curl().master("GET", "/api/v1/nosuch", ""));
    Curl.expect("405", "does not allow this method", curl().master("PUT", MAPS, "{}"));
    Curl.expect("400", "strconv.ParseInt: parsing \\\"abc\\\": invalid syntax",
        curl().master("GET", MAPS + "?limit=abc", ""));
    Curl.expect("406", "only the following media types are accepted",
        curl().as("master", "GET", MAPS, "", "-H", "Accept: text/html"));
    Curl.expect("400", "", curl().master("POST", MAPS, "[".repeat(100_000)));
    Curl.expect("413", "Request entity too large: limit is 3145728", curl().master("POST", MAPS, "x".repeat(4 << 20)));
  }
}
