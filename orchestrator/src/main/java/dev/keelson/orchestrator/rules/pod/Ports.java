package dev.keelson.orchestrator.rules.pod;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.keelson.orchestrator.rules.check.Addresses;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.Identifiers;
import java.util.HashSet;
import java.util.Set;

/** Ports: of containers, and wherever a port is given by number or name. */
public final class Ports {
  public static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");

  private Ports() {}

  static void check(Spot ports) {
    var names = new HashSet<String>();
    for (var port : ports.items()) {
      var name = port.at("name");
      if (!name.blank()) {
        var problems = Identifiers.portName(name.text());
        name.invalid(problems);
        if (problems.isEmpty() && !names.add(name.text())) {
          name.duplicate();
        }
      }
      if (port.at("containerPort").number() == 0) {
        port.at("containerPort").required("");
      } else {
        Values.portNumber(port.at("containerPort"));
      }
      if (port.at("hostPort").number() != 0) {
        Values.portNumber(port.at("hostPort"));
      }
      Values.oneOf(port.at("protocol"), PROTOCOLS);
      if (!port.at("hostIP").blank()) {
        Addresses.ip(port.at("hostIP"));
      }
    }
  }

  /** @param taken what other containers of the pod have; grows */
  static void hostPorts(Spot container, Set<String> taken) {
    for (var port : container.at("ports").items()) {
      var host = port.at("hostPort");
      var key = port.at("protocol").text() + "/" + port.at("hostIP").text() + "/" + host.number();
      if (host.number() != 0 && !taken.add(key)) {
        host.duplicate(TextNode.valueOf(key));
      }
    }
  }

  public static void numberOrName(Spot port) {
    if (port.node().isTextual()) {
      port.invalid(Identifiers.portName(port.text()));
    } else {
      Values.portNumber(port);
    }
  }
}
