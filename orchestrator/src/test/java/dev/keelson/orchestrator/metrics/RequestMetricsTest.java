package dev.keelson.orchestrator.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.api.metrics.Registry;
import dev.keelson.orchestrator.request.FakeCall;
import dev.keelson.orchestrator.request.RequestInfo;
import dev.keelson.orchestrator.request.RequestReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RequestMetricsTest {
  private final RequestMetrics metrics = new RequestMetrics(info -> !info.path().contains("made-up"));

  private static RequestInfo request(String method, String target) {
    return RequestReader.read(new FakeCall(method, target, Map.of(), new byte[0]));
  }

  private String page() {
    return new String(new Registry(metrics.families()).page(), StandardCharsets.UTF_8);
  }

  private void assertLine(String line) {
    assertTrue(page().lines().anyMatch(line::equals), () -> line + "\nis not in\n" + page());
  }

  @Test
  void requests_are_counted_under_upstreams_labels() {
    metrics.ended(request("GET", "/api/v1/namespaces/default/pods"), false, 200, Duration.ofMillis(30));
    metrics.ended(request("GET", "/api/v1/namespaces/default/pods"), false, 200, Duration.ofMillis(1));
    metrics.ended(request("POST", "/apis/apps/v1/namespaces/default/deployments"), false, 409, Duration.ofMillis(1));
    metrics.ended(request("PATCH", "/api/v1/nodes/n/status"), true, 200, Duration.ofMillis(1));
    assertLine("apiserver_request_total{code=\"200\",component=\"apiserver\",group=\"\",resource=\"pods\","
        + "scope=\"namespace\",subresource=\"\",verb=\"LIST\",version=\"v1\"} 2");
    assertLine("apiserver_request_total{code=\"409\",component=\"apiserver\",group=\"apps\",resource=\"deployments\","
        + "scope=\"resource\",subresource=\"\",verb=\"POST\",version=\"v1\"} 1");
    assertLine("apiserver_request_total{code=\"200\",component=\"apiserver\",group=\"\",resource=\"nodes\","
        + "scope=\"resource\",subresource=\"status\",verb=\"APPLY\",version=\"v1\"} 1");
    assertLine("apiserver_request_duration_seconds_bucket{component=\"apiserver\",group=\"\",le=\"0.005\","
        + "resource=\"pods\",scope=\"namespace\",subresource=\"\",verb=\"LIST\",version=\"v1\"} 1");
  }

  @Test
  void a_watch_counts_while_it_lasts() {
    var end = metrics.lasts(request("GET", "/api/v1/pods?watch=true"));
    var line = "apiserver_longrunning_requests{component=\"apiserver\",group=\"\",resource=\"pods\","
        + "scope=\"cluster\",subresource=\"\",verb=\"WATCH\",version=\"v1\"} ";
    assertLine(line + 1);
    end.run();
    assertLine(line + 0);
  }

  @Test
  void clients_cannot_make_up_series() {
    metrics.ended(request("GET", "/api/v1/made-up"), false, 404, Duration.ZERO);
    metrics.lasts(request("GET", "/api/v1/made-up?watch=1")).run();
    assertEquals("", page());
  }
}
