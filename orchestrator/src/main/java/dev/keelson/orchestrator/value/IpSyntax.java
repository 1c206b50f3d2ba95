package dev.keelson.orchestrator.value;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** IP addresses and networks, as text. No name is ever resolved. */
public final class IpSyntax {
  /** Longer text is no address, and not worth looking at. */
  private static final int CHARACTERS_MAX = 45;

  private static final String NOT_AN_ADDRESS = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
  private static final String NOT_A_NETWORK = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

  private IpSyntax() {}

  public static List<String> address(String text) {
    return parse(text).isPresent() ? List.of() : List.of(NOT_AN_ADDRESS);
  }

  /** {@code 10.9.8.0/24}: no bit may be set behind the prefix. */
  public static List<String> network(String text) {
    var slash = text.indexOf('/');
    var address = slash < 0 ? Optional.<InetAddress>empty() : parse(text.substring(0, slash));
    if (address.isEmpty() || !bitsFit(text.substring(slash + 1), address.get())) {
      return List.of(NOT_A_NETWORK);
    }
    var bytes = address.get().getAddress();
    var bits = Integer.parseInt(text.substring(slash + 1));
    return clear(bytes, bits) ? List.of() : List.of("must not have bits set beyond the prefix length");
  }

  private static boolean bitsFit(String bits, InetAddress address) {
    return bits.length() <= 3 && !bits.isEmpty() && bits.chars().allMatch(digit -> Syntax.digit((char) digit))
        && Integer.parseInt(bits) <= address.getAddress().length * 8;
  }

  private static boolean clear(byte[] address, int bits) {
    for (var i = bits; i < address.length * 8; i++) {
      if ((address[i / 8] & (0x80 >> (i % 8))) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Is the inner network part of the outer? Both are right in themselves. */
  public static boolean contains(String outer, String inner) {
    var slash = outer.indexOf('/');
    var bits = Integer.parseInt(outer.substring(slash + 1));
    var innerSlash = inner.indexOf('/');
    var network = parse(outer.substring(0, slash));
    var part = parse(inner.substring(0, innerSlash));
    if (network.isEmpty() || part.isEmpty() || Integer.parseInt(inner.substring(innerSlash + 1)) < bits) {
      return false;
    }
    var masked = part.get().getAddress();
    for (var i = bits; i < masked.length * 8; i++) {
      masked[i / 8] &= (byte) ~(0x80 >> (i % 8));
    }
    return Arrays.equals(masked, network.get().getAddress());
  }

  public static boolean isV6(String text) {
    return parse(text).filter(Inet6Address.class::isInstance).isPresent();
  }

  public static Optional<InetAddress> parse(String text) {
    if (text.isEmpty() || text.length() > CHARACTERS_MAX) {
      return Optional.empty();
    }
    try {
      return text.indexOf(':') >= 0 ? v6(text) : v4(text);
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<InetAddress> v6(String text) {
    return text.indexOf('%') >= 0 || text.indexOf('[') >= 0
        ? Optional.empty()
        : Optional.of(Inet6Address.ofLiteral(text));
  }

  /** Four numbers without leading zeros; Java alone would take {@code 10.1} for {@code 10.0.0.1}. */
  private static Optional<InetAddress> v4(String text) {
    var parts = text.split("\\.", -1);
    for (var part : parts) {
      if (part.isEmpty() || part.length() > 3 || (part.length() > 1 && part.startsWith("0"))) {
        return Optional.empty();
      }
    }
    return parts.length == 4 ? Optional.of(Inet4Address.ofLiteral(text)) : Optional.empty();
  }
}
