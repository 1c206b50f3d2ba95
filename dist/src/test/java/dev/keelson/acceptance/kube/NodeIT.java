package dev.keelson.acceptance.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API server passes on to the agents of nodes. */
final class NodeIT {
  private static final String POD = "/api/v1/namespaces/default/pods/p";

  @TempDir
  private Path home = Path.of(".");

  private static void furnish(Curl curl, int port) {
    curl.master("POST", "/api/v1/nodes", """
        {"apiVersion":"v1","kind":"Node","metadata":{"name":"n"},"status":{
         "addresses":[{"type":"InternalIP","address":"127.0.0.1"}],
         "daemonEndpoints":{"kubeletEndpoint":{"Port":%d}}}}""".formatted(port));
    Curl.expect("201", "\"uid\"", curl.master("POST", "/api/v1/namespaces/default/pods", """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},
         "spec":{"nodeName":"n","containers":[{"name":"c","image":"i"},{"name":"d","image":"i"}]}}"""));
  }

  @Test
  void what_concerns_a_pods_containers_is_its_nodes_business() throws Exception {
    try (var server = ApiProcess.start(); var agent = new FakeAgent(home)) {
      var curl = new Curl(server);
      furnish(curl, agent.port());
      Curl.expect("200", "one\ntwo\n", curl.master("GET", POD + "/log?container=c&tailLines=5&follow=true", ""));
      assertEquals("GET /containerLogs/default/p/c?follow=true&tailLines=5 HTTP/1.1", agent.request().getFirst());
      assertTrue(agent.caller().contains("CN=kube-apiserver-kubelet-client"));
      Curl.expect("400", "no former", curl.master("GET", POD + "/log?container=c&previous=true", ""));
      Curl.expect("400", "a container name must be specified for pod p, choose one of: [c d]",
          curl.master("GET", POD + "/log", ""));
      Curl.expect("400", "container x is not valid for pod p", curl.master("GET", POD + "/log?container=x", ""));
      Curl.expect("400", "you must specify at least 1 of stdin, stdout, stderr",
          curl.master("GET", POD + "/exec?container=c&command=sh", ""));
      Curl.expect("400", "Upgrade request required",
          curl.master("POST", POD + "/exec?container=c&command=sh&stdout=true", ""));
      Curl.expect("200", "one\ntwo\n", curl.master("GET", "/api/v1/nodes/n/proxy/stats/summary?a=b", ""));
      Curl.expect("403", "cannot get resource \\\"nodes/proxy\\\"",
          curl.as("guest", "GET", "/api/v1/nodes/n/proxy/x", ""));
    }
  }

  @Test
  void after_a_change_of_protocols_bytes_pass_both_ways() throws Exception {
    try (var server = ApiProcess.start(); var agent = new FakeAgent(home)) {
      furnish(new Curl(server), agent.port());
      try (var socket = TlsClient.connect(server)) {
        TlsClient.send(socket, "POST " + POD + "/exec?command=echo&command=a%20b&container=d&stdin=true&stdout=true"
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer master\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\n"
            + "X-Stream-Protocol-Version: v5.channel.k8s.io\r\nX-Stream-Protocol-Version: v4.channel.k8s.io\r\n\r\n");
        var head = TlsClient.head(socket);
        assertTrue(head.startsWith("HTTP/1.1 101 Switching Protocols\r\n"), head);
        assertTrue(head.contains("X-Stream-Protocol-Version: v4.channel.k8s.io\r\n"), head);
        var asked = agent.request();
        assertTrue(asked.getFirst().startsWith("POST /exec/default/p/d?"), asked.toString());
        assertTrue(asked.getFirst().contains("input=1") && asked.getFirst().contains("output=1")
            && asked.getFirst().contains("command=echo&command=a+b"), asked.toString());
        assertEquals(2, asked.stream().filter(line -> line.startsWith("X-Stream-Protocol-Version")).count());
        assertTrue(asked.stream().noneMatch(line -> line.contains("Bearer")), "the user's secret stays here");
        for (var piece : new String[] {"hello", "again", "x".repeat(200_000)}) {
          TlsClient.send(socket, piece);
          var back = socket.getInputStream().readNBytes(piece.length());
          assertEquals(piece.toUpperCase(Locale.ROOT), new String(back, StandardCharsets.UTF_8));
        }
      }
    }
  }

  @Test
  void a_node_that_does_not_answer_is_told_as_upstream_does() {
    try (var server = ApiProcess.start()) {
      var curl = new Curl(server);
      furnish(curl, 1);
      var refused = "dial tcp 127.0.0.1:1: connect: connection refused";
      Curl.expect("500", "Get \\\"https://127.0.0.1:1/containerLogs/default/p/c\\\": " + refused,
          curl.master("GET", POD + "/log?container=c", ""));
      Curl.expect("500", "error dialing backend: " + refused, curl.as("master", "GET",
          POD + "/exec?container=c&command=sh&stdout=1", "", "-H", "Connection: Upgrade", "-H", "Upgrade: websocket",
          "--http1.1"));
      Curl.expect("503", "error trying to reach service: " + refused,
          curl.master("GET", "/api/v1/nodes/n/proxy/healthz", ""));
      curl.master("POST", "/api/v1/namespaces/default/pods", "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":"
          + "{\"name\":\"q\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i\"}]}}");
      Curl.expect("200", "", curl.master("GET", "/api/v1/namespaces/default/pods/q/log", ""));
      Curl.expect("400", "pod q does not have a host assigned", curl.master("GET",
          "/api/v1/namespaces/default/pods/q/exec?command=sh&stdout=1", ""));
    }
  }
}
