package dev.keelson.orchestrator.rules.check;

import dev.keelson.orchestrator.value.IpSyntax;

/** Checks of IP addresses and networks. */
public final class Addresses {
  private Addresses() {}

  public static void ip(Spot address) {
    address.invalid(IpSyntax.address(address.text()));
  }

  public static void network(Spot network) {
    network.invalid(IpSyntax.network(network.text()));
  }

  /** Of an endpoint, or reached from outside: an address that means the machine itself would lead nowhere. */
  public static void notSpecial(Spot address) {
    var ip = IpSyntax.parse(address.text());
    if (ip.isEmpty()) {
      return;
    }
    if (ip.get().isAnyLocalAddress()) {
      address.invalid("may not be unspecified (" + address.text() + ")");
    }
    if (ip.get().isLoopbackAddress()) {
      address.invalid("may not be in the loopback range (127.0.0.0/8, ::1/128)");
    }
    if (ip.get().isLinkLocalAddress()) {
      address.invalid("may not be in the link-local range (169.254.0.0/16, fe80::/10)");
    }
    if (ip.get().isMCLinkLocal()) {
      address.invalid("may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
    }
  }
}
