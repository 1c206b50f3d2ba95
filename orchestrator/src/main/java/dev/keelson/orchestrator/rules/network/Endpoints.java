package dev.keelson.orchestrator.rules.network;

import dev.keelson.orchestrator.rules.check.Addresses;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.rules.pod.Ports;
import dev.keelson.orchestrator.value.IpSyntax;
import dev.keelson.orchestrator.value.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a service leads: endpoints, and slices of them. */
final class Endpoints {
  private static final int ENDPOINTS_MAX = 1_000;
  private static final int PORTS_MAX = 20_000;
  private static final int ADDRESSES_MAX = 100;
  private static final Set<String> ADDRESS_TYPES = Set.of("FQDN", "IPv4", "IPv6");

  private Endpoints() {}

  static void check(Spot endpoints) {
    for (var subset : endpoints.at("subsets").items()) {
      if (subset.at("addresses").blank() && subset.at("notReadyAddresses").blank()) {
        subset.required("must specify `addresses` or `notReadyAddresses`");
      }
      subset.at("addresses").items().forEach(Endpoints::address);
      subset.at("notReadyAddresses").items().forEach(Endpoints::address);
      subset.at("ports").items().forEach(port -> port(port, subset.at("ports").size() > 1));
    }
  }

  private static void address(Spot address) {
    Addresses.ip(address.at("ip"));
    if (!address.at("hostname").blank()) {
      Values.label(address.at("hostname"));
    }
    if (address.at("nodeName").present()) {
      Values.subdomain(address.at("nodeName"));
    }
    Addresses.notSpecial(address.at("ip"));
  }

  private static void port(Spot port, boolean named) {
    if (!port.at("name").blank()) {
      Values.label(port.at("name"));
    } else if (named) {
      port.at("name").required("");
    }
    Values.portNumber(port.at("port"));
    Values.oneOf(port.at("protocol"), Ports.PROTOCOLS);
    if (port.at("appProtocol").present()) {
      Values.qualifiedName(port.at("appProtocol"));
    }
  }

  static void slice(Spot slice) {
    var type = slice.at("addressType");
    Values.oneOf(type, ADDRESS_TYPES);
    var endpoints = slice.at("endpoints");
    if (endpoints.size() > ENDPOINTS_MAX) {
      endpoints.tooMany(ENDPOINTS_MAX);
    } else {
      endpoints.items().forEach(endpoint -> endpoint(endpoint, type.text()));
    }
    slicePorts(slice.at("ports"));
  }

  private static void endpoint(Spot endpoint, String type) {
    var addresses = endpoint.at("addresses");
    if (addresses.blank()) {
      addresses.required("must contain at least 1 address");
    } else if (addresses.size() > ADDRESSES_MAX) {
      addresses.tooMany(ADDRESSES_MAX);
    }
    for (var address : addresses.items()) {
      address(address, type);
    }
    if (endpoint.at("nodeName").present()) {
      Values.subdomain(endpoint.at("nodeName"));
    }
    if (endpoint.at("hostname").present()) {
      Values.label(endpoint.at("hostname"));
    }
    Values.labels(endpoint.at("deprecatedTopology"));
  }

  private static void address(Spot address, String type) {
    if (type.equals("FQDN")) {
      address.invalid(Names.subdomain(address.text()));
      return;
    }
    Addresses.ip(address);
    var parsed = IpSyntax.parse(address.text());
    if (parsed.isPresent() && IpSyntax.isV6(address.text()) != type.equals("IPv6")) {
      address.invalid("must be an " + type + " address");
    }
    Addresses.notSpecial(address);
  }

  private static void slicePorts(Spot ports) {
    if (ports.size() > PORTS_MAX) {
      ports.tooMany(PORTS_MAX);
      return;
    }
    var names = new HashSet<String>();
    for (var port : ports.items()) {
      var name = port.at("name");
      if (!name.blank()) {
        Values.label(name);
      }
      if (!names.add(name.text())) {
        name.duplicate();
      }
      Values.oneOf(port.at("protocol"), Ports.PROTOCOLS);
      if (port.at("appProtocol").present()) {
        Values.qualifiedName(port.at("appProtocol"));
      }
    }
  }

  static void sliceChanged(Spot slice, Spot old) {
    List.of("addressType").forEach(field -> Values.unchanged(slice.at(field), old.at(field)));
  }
}
