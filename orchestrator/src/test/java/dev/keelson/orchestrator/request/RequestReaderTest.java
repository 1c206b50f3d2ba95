package dev.keelson.orchestrator.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.status.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths, as apiserver's RequestInfoFactory reads them. */
final class RequestReaderTest {
  @ParameterizedTest
  @CsvSource({
      // method, target, verb, group/version, namespace, resource, name, subresource, rest
      "GET, /api/v1/pods, list, v1, '', pods, '', '', ''",
      "GET, /api/v1/namespaces/a/pods, list, v1, a, pods, '', '', ''",
      "GET, /api/v1/namespaces/a/pods/p, get, v1, a, pods, p, '', ''",
      "GET, /api/v1/namespaces/a/pods/p/log, get, v1, a, pods, p, log, ''",
      "GET, /api/v1/namespaces/a/pods?watch=true, watch, v1, a, pods, '', '', ''",
      "GET, /api/v1/namespaces/a/pods?watch=0, list, v1, a, pods, '', '', ''",
      "GET, /api/v1/watch/namespaces/a/pods/p, watch, v1, a, pods, p, '', ''",
      "GET, /api/v1/namespaces, list, v1, '', namespaces, '', '', ''",
      "GET, /api/v1/namespaces/a, get, v1, a, namespaces, a, '', ''",
      "PUT, /api/v1/namespaces/a/finalize, update, v1, a, namespaces, a, finalize, ''",
      "PUT, /api/v1/namespaces/a/status, update, v1, a, namespaces, a, status, ''",
      "POST, /apis/apps/v1/namespaces/a/deployments, create, apps/v1, a, deployments, '', '', ''",
      "PATCH, /apis/apps/v1/namespaces/a/deployments/d/scale, patch, apps/v1, a, deployments, d, scale, ''",
      "DELETE, /apis/apps/v1/namespaces/a/deployments/d, delete, apps/v1, a, deployments, d, '', ''",
      "DELETE, /apis/apps/v1/namespaces/a/deployments, deletecollection, apps/v1, a, deployments, '', '', ''",
      "GET, /api/v1/nodes/n/proxy/a/b/c, get, v1, '', nodes, n, proxy, a/b/c",
      "HEAD, /api/v1/nodes/n, get, v1, '', nodes, n, '', ''",
      "GET, /api/v1/pods/, list, v1, '', pods, '', '', ''",
  })
  void a_path_of_a_resource_says_what_is_wanted(
      String method, String target, String verb, String version, String namespace, String resource, String name,
      String subresource, String rest) {
    var info = RequestReader.read(new FakeCall(method, target, Map.of(), new byte[0]));
    var read = info.target().orElseThrow();
    assertEquals(verb, info.verb());
    assertEquals(version, read.version().toString());
    assertEquals(
        String.join("|", namespace, resource, name, subresource, rest),
        String.join("|", read.namespace(), read.resource(), read.name(), read.subresource(), read.rest()));
  }

  @ParameterizedTest
  @CsvSource({"/", "/api", "/api/v1", "/apis", "/apis/apps", "/apis/apps/v1", "/healthz", "/openapi/v3/api/v1"})
  void a_path_above_resources_is_only_a_path(String path) {
    var info = RequestReader.read(FakeCall.get(path));
    assertTrue(info.target().isEmpty(), path);
    assertEquals("get", info.verb());
    assertEquals(path, info.path());
  }

  @Test
  void a_number_that_is_none_is_refused_in_gos_words() {
    var refusal = assertThrows(Refusal.class, () -> Query.of(FakeCall.get("/?limit=abc")).number("limit"));
    assertEquals("strconv.ParseInt: parsing \"abc\": invalid syntax", refusal.text());
    assertEquals(400, refusal.code());
  }
}
