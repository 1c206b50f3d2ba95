package dev.keelson.orchestrator.allocate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One of a Service's ports, read and written in place. */
record ServicePort(int place, ObjectNode node) {
  int port() {
    return node.path("port").asInt(0);
  }

  String protocol() {
    return node.path("protocol").asText("TCP");
  }

  int nodePort() {
    return node.path("nodePort").asInt(0);
  }

  void nodePort(int port) {
    node.put("nodePort", port);
  }

  void dropNodePort() {
    node.remove("nodePort");
  }

  String path() {
    return "spec.ports[" + place + "].nodePort";
  }
}
