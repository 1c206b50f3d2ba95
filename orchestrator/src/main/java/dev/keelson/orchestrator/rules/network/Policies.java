package dev.keelson.orchestrator.rules.network;

import dev.keelson.orchestrator.rules.check.Addresses;
import dev.keelson.orchestrator.rules.check.LabelSelectors;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.rules.pod.Ports;
import dev.keelson.orchestrator.value.IpSyntax;
import java.util.List;
import java.util.Set;

/** Network policies, and the networks that services' addresses come from. */
final class Policies {
  private Policies() {}

  static void check(Spot policy) {
    var spec = policy.at("spec");
    LabelSelectors.check(spec.at("podSelector"));
    for (var rule : spec.at("ingress").items()) {
      rule.at("ports").items().forEach(Policies::port);
      rule.at("from").items().forEach(Policies::peer);
    }
    for (var rule : spec.at("egress").items()) {
      rule.at("ports").items().forEach(Policies::port);
      rule.at("to").items().forEach(Policies::peer);
    }
    var types = spec.at("policyTypes");
    if (types.size() > 2) {
      types.invalid("may not specify more than two policyTypes");
    } else {
      types.items().forEach(type -> Values.supported(type, Set.of("Egress", "Ingress")));
    }
  }

  private static void port(Spot port) {
    Values.supportedIfPresent(port.at("protocol"), Ports.PROTOCOLS);
    var number = port.at("port");
    var end = port.at("endPort");
    if (number.present()) {
      Ports.numberOrName(number);
    }
    if (!end.present()) {
      return;
    }
    if (!number.present()) {
      number.required("must be specified when `endPort` is specified");
    } else if (number.node().isTextual()) {
      end.invalid("may not be specified when `port` is non-numeric");
    } else if (end.number() < number.number()) {
      end.invalid("must be greater than or equal to `port`");
    }
    Values.portNumber(end);
  }

  private static void peer(Spot peer) {
    var block = peer.at("ipBlock");
    var selectors = List.of("podSelector", "namespaceSelector").stream().map(peer::at).filter(Spot::present).toList();
    selectors.forEach(LabelSelectors::check);
    if (block.present()) {
      block(block);
      if (!selectors.isEmpty()) {
        peer.forbidden("may not specify both ipBlock and another peer");
      }
    } else if (selectors.isEmpty()) {
      peer.required("must specify a peer");
    }
  }

  private static void block(Spot block) {
    var network = block.at("cidr");
    if (network.blank()) {
      network.required("");
      return;
    }
    var problems = IpSyntax.network(network.text());
    network.invalid(problems);
    for (var part : block.at("except").items()) {
      Addresses.network(part);
      var right = problems.isEmpty() && IpSyntax.network(part.text()).isEmpty();
      if (right && (part.is(network.text()) || !IpSyntax.contains(network.text(), part.text()))) {
        part.invalid("must be a strict subset of `cidr`");
      }
    }
  }

  static void addresses(Spot networks) {
    networks.at("spec", "cidrs").items().forEach(Addresses::network);
    if (networks.at("spec", "cidrs").blank()) {
      networks.at("spec", "cidrs").required("at least one CIDR required");
    }
  }
}
