package dev.keelson.orchestrator.rules.config;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.keelson.orchestrator.rules.check.Addresses;
import dev.keelson.orchestrator.rules.check.Amounts;
import dev.keelson.orchestrator.rules.check.Same;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.Labels;
import java.util.HashSet;
import java.util.List;

/** Nodes. */
final class Nodes {
  private static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private Nodes() {}

  static void check(Spot node) {
    // Kubernetes tells of taints under metadata.
    taints(node.at("metadata", "taints").with(node.at("spec", "taints").node()));
    for (var list : List.of("capacity", "allocatable")) {
      var amounts = node.at("status", list);
      amounts.keys().forEach(name -> Amounts.amount(name, amounts.at(name)));
    }
    var networks = node.at("spec", "podCIDRs");
    networks.items().forEach(Addresses::network);
    Values.unique(networks);
  }

  private static void taints(Spot taints) {
    var seen = new HashSet<String>();
    for (var taint : taints.items()) {
      Values.qualifiedName(taint.at("key"));
      var wrong = Labels.value(taint.at("value").text());
      if (!wrong.isEmpty()) {
        taint.at("value").invalid(String.join(";", wrong));
      }
      Values.oneOf(taint.at("effect"), EFFECTS);
      if (!seen.add(taint.at("key").text() + " " + taint.at("effect").text())) {
        taint.duplicate("taints must be unique by key and effect pair");
      }
    }
  }

  static void changed(Spot node, Spot old) {
    var spec = node.at("spec");
    var before = old.at("spec");
    if (!before.at("podCIDRs").blank() && !Same.same(spec.at("podCIDRs").node(), before.at("podCIDRs").node())) {
      spec.at("podCIDRs").forbidden("node updates may not change podCIDR except from \"\" to valid");
    }
    if (!before.at("providerID").blank() && !spec.at("providerID").is(before.at("providerID").text())) {
      spec.at("providerID").forbidden("node updates may not change providerID except from \"\" to valid");
    }
    var addresses = new HashSet<String>();
    for (var address : node.at("status", "addresses").items()) {
      if (!addresses.add(address.at("type").text() + " " + address.at("address").text())) {
        address.duplicate();
      }
    }
  }

  /** A binding names a node. */
  static void binding(Spot binding) {
    var kind = binding.at("target", "kind");
    if (!kind.blank() && !kind.is("Node")) {
      kind.with(TextNode.valueOf(kind.text())).unsupported(List.of("Node", "<empty>"));
    }
    Values.requiredText(binding.at("target", "name"));
  }
}
