package dev.keelson.orchestrator.rules.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.rules.pod.Ports;
import java.util.HashSet;

/** The ports of a service: named when there are several, each once. */
final class ServicePorts {
  private ServicePorts() {}

  static void check(Spot ports) {
    var names = new HashSet<String>();
    for (var port : ports.items()) {
      var name = port.at("name");
      if (!name.blank()) {
        Values.label(name);
        if (!names.add(name.text())) {
          name.duplicate();
        }
      } else if (ports.size() > 1) {
        name.required("");
      }
      Values.portNumber(port.at("port"));
      Values.oneOf(port.at("protocol"), Ports.PROTOCOLS);
      Ports.numberOrName(port.at("targetPort"));
      if (port.at("appProtocol").present()) {
        Values.qualifiedName(port.at("appProtocol"));
      }
    }
  }

  static void duplicates(Spot ports) {
    var nodePorts = new HashSet<String>();
    var numbers = new HashSet<String>();
    for (var port : ports.items()) {
      var node = port.at("nodePort");
      if (node.number() != 0 && !nodePorts.add(port.at("protocol").text() + node.number())) {
        node.duplicate();
      }
    }
    for (var port : ports.items()) {
      var protocol = port.at("protocol").text();
      if (!numbers.add(protocol + port.at("port").number())) {
        port.duplicate(JsonNodeFactory.instance.objectNode()
            .put("protocol", protocol).put("port", port.at("port").number()));
      }
    }
  }
}
