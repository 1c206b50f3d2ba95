package dev.keelson.orchestrator.rules.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.rules.check.Addresses;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.IpSyntax;
import dev.keelson.orchestrator.value.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Services. */
final class Services {
  private static final int AFFINITY_SECONDS_MAX = 86_400;
  private static final Set<String> TYPES = Set.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
  private static final Set<String> POLICIES = Set.of("Cluster", "Local");
  private static final Set<String> FAMILIES = Set.of("IPv4", "IPv6");
  private static final Set<String> FAMILY_POLICIES = Set.of("PreferDualStack", "RequireDualStack", "SingleStack");
  private static final Set<String> DISTRIBUTIONS = Set.of("PreferClose", "PreferSameNode", "PreferSameZone");

  private Services() {}

  static void check(Spot service) {
    var spec = service.at("spec");
    var type = spec.at("type");
    if (spec.at("ports").blank() && !headless(spec) && !type.is("ExternalName")) {
      spec.at("ports").required("");
    }
    type(spec);
    ServicePorts.check(spec.at("ports"));
    Values.labels(spec.at("selector"));
    affinity(spec);
    clusterIps(spec);
    for (var address : spec.at("externalIPs").items()) {
      Addresses.ip(address);
      Addresses.notSpecial(address);
    }
    Values.oneOf(type, TYPES);
    if (type.is("ClusterIP")) {
      spec.at("ports").items().stream().map(port -> port.at("nodePort")).filter(port -> port.number() != 0)
          .forEach(port -> port.forbidden("may not be used when `type` is 'ClusterIP'"));
    }
    ServicePorts.duplicates(spec.at("ports"));
    balancer(spec);
    traffic(spec);
  }

  static boolean headless(Spot spec) {
    return spec.at("clusterIP").is("None") || spec.at("clusterIPs").at(0).is("None");
  }

  private static void type(Spot spec) {
    var type = spec.at("type").text();
    if (headless(spec) && (type.equals("LoadBalancer") || type.equals("NodePort"))) {
      spec.at("clusterIPs").at(0).invalid("None", "may not be set to 'None' for " + type + " services");
    }
    if (!type.equals("ExternalName")) {
      return;
    }
    for (var field : List.of("clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
      if (!spec.at(field).blank()) {
        spec.at(field).forbidden("may not be set for ExternalName services");
      }
    }
    var name = spec.at("externalName");
    var plain = name.text().endsWith(".") ? name.text().substring(0, name.text().length() - 1) : name.text();
    if (plain.isEmpty()) {
      name.required("");
    } else {
      Names.subdomain(plain).forEach(problem -> name.invalid(plain, problem));
    }
  }

  private static void affinity(Spot spec) {
    Values.oneOf(spec.at("sessionAffinity"), Set.of("ClientIP", "None"));
    var config = spec.at("sessionAffinityConfig");
    if (spec.at("sessionAffinity").is("None") && config.present()) {
      config.forbidden("must not be set when session affinity is None");
    }
    if (!spec.at("sessionAffinity").is("ClientIP")) {
      return;
    }
    var missing = List.of(config, config.at("clientIP"), config.at("clientIP", "timeoutSeconds")).stream()
        .filter(place -> !place.present()).findFirst();
    var seconds = config.at("clientIP", "timeoutSeconds");
    if (missing.isPresent()) {
      missing.get().required("when session affinity type is ClientIP");
    } else if (seconds.number() <= 0 || seconds.number() > AFFINITY_SECONDS_MAX) {
      seconds.invalid("must be greater than 0 and less than " + AFFINITY_SECONDS_MAX);
    }
  }

  private static void clusterIps(Spot spec) {
    var addresses = spec.at("clusterIPs");
    var families = spec.at("ipFamilies");
    if (spec.at("type").is("ExternalName")) {
      return;
    }
    var first = spec.at("clusterIP");
    if (!addresses.blank() && first.blank()) {
      addresses.forbidden("must be empty when `clusterIP` is not specified");
    } else if (!addresses.blank() && !addresses.at(0).is(first.text())) {
      addresses.at(0).invalid("first value must match `clusterIP`");
    }
    families.items().forEach(family -> Values.supported(family, FAMILIES));
    Values.unique(families);
    Values.supportedIfPresent(spec.at("ipFamilyPolicy"), FAMILY_POLICIES);
    var list = addresses.blank() && !first.blank() ? List.of(first) : addresses.items();
    for (var address : list) {
      if (!address.is("None")) {
        Addresses.ip(address);
      } else if (list.size() > 1) {
        address.invalid("'None' must be the first and only value");
      }
    }
    family(addresses, families);
    if (addresses.size() > 2) {
      addresses.invalid("may only hold up to 2 values");
    }
  }

  private static void family(Spot addresses, Spot families) {
    for (var i = 0; i < Math.min(addresses.size(), families.size()); i++) {
      var address = addresses.at(i);
      if (IpSyntax.parse(address.text()).isPresent()
          && IpSyntax.isV6(address.text()) != families.at(i).is("IPv6")) {
        address.invalid("expected an " + families.at(i).text() + " value as indicated by `ipFamilies[" + i + "]`");
      }
    }
  }

  private static void balancer(Spot spec) {
    var isBalancer = spec.at("type").is("LoadBalancer");
    var ranges = spec.at("loadBalancerSourceRanges");
    if (!ranges.blank()) {
      var shown = spec.at("LoadBalancerSourceRanges").with(ranges.node());
      if (!isBalancer) {
        shown.forbidden("may only be used when `type` is 'LoadBalancer'");
      }
      shown.items().forEach(range ->
          Addresses.network(range.with(JsonNodeFactory.instance.textNode(range.text().strip()))));
    }
    if (spec.at("allocateLoadBalancerNodePorts").present() && !isBalancer) {
      spec.at("allocateLoadBalancerNodePorts").forbidden("may only be used when `type` is 'LoadBalancer'");
    }
    var balancerClass = spec.at("loadBalancerClass");
    if (balancerClass.present() && !isBalancer) {
      balancerClass.forbidden("may only be used when `type` is 'LoadBalancer'");
    } else if (balancerClass.present()) {
      Values.qualifiedName(balancerClass);
    }
  }

  private static void traffic(Spot spec) {
    var outside = spec.at("externalTrafficPolicy");
    if (!reachedFromOutside(spec)) {
      if (!outside.blank()) {
        outside.invalid("may only be set for externally-accessible services");
      }
    } else {
      Values.oneOf(outside, POLICIES);
    }
    var healthPort = spec.at("healthCheckNodePort");
    if (healthPort.number() != 0 && !needsHealthCheck(spec)) {
      healthPort.invalid("may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
    } else if (healthPort.number() != 0) {
      Values.portNumber(healthPort);
    }
    var inside = spec.at("internalTrafficPolicy");
    if (inside.blank() && !spec.at("type").is("ExternalName")) {
      inside.required("");
    } else {
      Values.supportedIfPresent(inside, POLICIES);
    }
    Values.supportedIfPresent(spec.at("trafficDistribution"), DISTRIBUTIONS);
  }

  static boolean reachedFromOutside(Spot spec) {
    var type = spec.at("type").text();
    return type.equals("LoadBalancer") || type.equals("NodePort")
        || (type.equals("ClusterIP") && !spec.at("externalIPs").blank());
  }

  private static boolean needsHealthCheck(Spot spec) {
    return spec.at("type").is("LoadBalancer") && spec.at("externalTrafficPolicy").is("Local");
  }

  static void changed(Spot service, Spot old) {
    var spec = service.at("spec");
    var before = old.at("spec");
    if (!spec.at("type").is("ExternalName") && !before.at("type").is("ExternalName")) {
      addresses(spec, before);
      families(spec, before);
    }
    if (spec.at("type").is("LoadBalancer") && before.at("type").is("LoadBalancer")) {
      Values.unchanged(spec.at("loadBalancerClass"), before.at("loadBalancerClass"), "may not change once set");
    }
    if (needsHealthCheck(spec) && needsHealthCheck(before)
        && spec.at("healthCheckNodePort").number() != before.at("healthCheckNodePort").number()) {
      spec.at("healthCheckNodePort").forbidden("field is immutable");
    }
    check(service);
  }

  /** The first address stays; a second may come and go with the policy. */
  private static void addresses(Spot spec, Spot before) {
    var addresses = spec.at("clusterIPs");
    var first = before.at("clusterIPs").at(0);
    if (!first.blank() && !addresses.at(0).blank() && !addresses.at(0).is(first.text())) {
      addresses.at(0).invalid(addresses.node(), "may not change once set");
    } else if (!first.blank() && addresses.blank()) {
      addresses.at(0).invalid(JsonNodeFactory.instance.arrayNode(), "primary clusterIP can not be unset");
    }
    var second = before.at("clusterIPs").at(1);
    if (!second.blank() && !addresses.at(1).blank() && !addresses.at(1).is(second.text())) {
      addresses.at(1).invalid(addresses.node(), "may not change once set");
    }
  }

  private static void families(Spot spec, Spot before) {
    for (var i = 0; i < 2; i++) {
      var family = spec.at("ipFamilies").at(i);
      var old = before.at("ipFamilies").at(i);
      if (!old.blank() && !family.blank() && !family.is(old.text())) {
        family.invalid(spec.at("ipFamilies").node(), "may not change once set");
      }
    }
  }

  static void statusChanged(Spot service, Spot old) {
    var ingress = service.at("status", "loadBalancer", "ingress");
    if (!ingress.blank() && !service.at("spec", "type").is("LoadBalancer")) {
      ingress.forbidden("may only be used when `spec.type` is 'LoadBalancer'");
      return;
    }
    for (var item : ingress.items()) {
      if (!item.at("ip").blank()) {
        Addresses.ip(item.at("ip"));
      }
      var host = item.at("hostname");
      if (!host.blank()) {
        Values.subdomain(host);
        if (IpSyntax.parse(host.text()).isPresent()) {
          host.invalid("must be a DNS name, not an IP address");
        }
      }
    }
  }
}
