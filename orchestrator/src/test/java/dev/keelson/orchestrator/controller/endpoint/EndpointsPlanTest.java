package dev.keelson.orchestrator.controller.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointsPlanTest {
  private static final ObjectNode SERVICE = Yaml.object("""
      metadata: {name: web, namespace: n}
      spec: {selector: {app: web}, clusterIP: 10.0.0.1,
        ports: [{name: http, port: 80, targetPort: 8080, protocol: TCP}]}
      """);

  static ObjectNode pod(String name, String ip, boolean ready, String more) {
    return Yaml.object("""
        metadata: {name: %s, namespace: n, uid: u-%s, labels: {app: web}%s}
        spec: {nodeName: n1, hostname: h-%s, subdomain: web,
          containers: [{name: c, ports: [{name: web, containerPort: 9%s, protocol: TCP}]}]}
        status: {phase: Running, podIP: %s, podIPs: [{ip: %s}],
          conditions: [{type: Ready, status: '%s'}]}
        """.formatted(name, name, more, name, name.length(), ip, ip, ready ? "True" : "False"));
  }

  private static String subsets(ObjectNode service, ObjectNode... pods) {
    var text = new StringBuilder();
    for (var subset : EndpointsPlan.subsets(service, List.of(pods)).tree()) {
      subset.path("addresses").forEach(address -> text.append(address.path("ip").asText()).append(' '));
      subset.path("notReadyAddresses").forEach(address -> text.append('!').append(address.path("ip").asText())
          .append(' '));
      subset.path("ports").forEach(port -> text.append(':').append(port.path("name").asText("")).append('=')
          .append(port.path("port").asInt()));
      text.append(';');
    }
    return text.toString();
  }

  @Test
  void ready_pods_and_those_that_are_not_stand_apart() {
    assertEquals("1.1.1.1 1.1.1.3 !1.1.1.2 :http=8080;", subsets(SERVICE, pod("a", "1.1.1.3", true, ""),
        pod("b", "1.1.1.2", false, ""), pod("c", "1.1.1.1", true, "")));
  }

  @Test
  void an_address_tells_whose_it_is() {
    assertEquals("{\"hostname\":\"h-a\",\"ip\":\"1.1.1.1\",\"nodeName\":\"n1\",\"targetRef\":{\"kind\":\"Pod\","
        + "\"namespace\":\"n\",\"name\":\"a\",\"uid\":\"u-a\"}}",
        EndpointsPlan.subsets(SERVICE, List.of(pod("a", "1.1.1.1", true, ""))).tree()
            .path(0).path("addresses").path(0).toString());
  }

  @Test
  void pods_that_go_or_have_ended_or_have_no_address_are_left_out() {
    var ended = pod("b", "1.1.1.2", false, "");
    ended.withObjectProperty("status").put("phase", "Succeeded");
    var waiting = pod("c", "1.1.1.3", false, "");
    waiting.withObjectProperty("status").remove(List.of("podIP", "podIPs"));
    assertEquals("", subsets(SERVICE, pod("a", "1.1.1.1", true, ", deletionTimestamp: '2026-01-01T00:00:00Z'"), ended,
        waiting));
  }

  @Test
  void a_name_may_mean_another_number_in_each_pod() {
    var service = SERVICE.deepCopy();
    ((ObjectNode) service.path("spec").path("ports").path(0)).put("targetPort", "web");
    assertEquals("1.1.1.1 :http=91;1.1.1.2 :http=92;",
        subsets(service, pod("a", "1.1.1.1", true, ""), pod("bb", "1.1.1.2", true, "")));
    var nameless = pod("c", "1.1.1.3", true, "");
    nameless.withObjectProperty("spec").remove("containers");
    assertEquals("", subsets(service, nameless), "a port that nobody has leads nowhere");
  }

  @Test
  void ports_with_the_same_addresses_stand_together() {
    var service = SERVICE.deepCopy();
    service.withObjectProperty("spec").withArrayProperty("ports").addObject().put("name", "admin").put("port", 81);
    assertEquals("1.1.1.1 1.1.1.2 :admin=81:http=8080;",
        subsets(service, pod("a", "1.1.1.1", true, ""), pod("b", "1.1.1.2", true, "")));
  }

  @Test
  void a_service_may_publish_what_is_not_ready() {
    var service = SERVICE.deepCopy();
    service.withObjectProperty("spec").put("publishNotReadyAddresses", true);
    assertEquals("1.1.1.1 1.1.1.2 :http=8080;", subsets(service, pod("a", "1.1.1.1", false, ""),
        pod("b", "1.1.1.2", true, ", deletionTimestamp: '2026-01-01T00:00:00Z'")));
  }

  @Test
  void a_headless_service_needs_no_ports() {
    var service = SERVICE.deepCopy();
    service.withObjectProperty("spec").put("clusterIP", "None").remove("ports");
    assertEquals("1.1.1.1 ;", subsets(service, pod("a", "1.1.1.1", true, "")));
  }

  @Test
  void more_than_a_thousand_addresses_are_cut_and_the_ready_ones_come_first() {
    var pods = new ArrayList<ObjectNode>();
    for (int i = 0; i < 1_200; i++) {
      pods.add(pod("p" + i, "1.1." + i / 250 + "." + i % 250, i % 5 != 0, ""));
    }
    var subsets = EndpointsPlan.subsets(SERVICE, pods);
    assertTrue(subsets.truncated());
    assertEquals(960, subsets.tree().path(0).path("addresses").size());
    assertEquals(40, subsets.tree().path(0).path("notReadyAddresses").size());
    assertFalse(EndpointsPlan.subsets(SERVICE, pods.subList(0, 1_000)).truncated());
  }
}
