package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;

/**
 * How proxies name their backend: {@code name}, {@code name:port}, {@code https:name:port}; the port may be a name.
 *
 * @param port empty for the first there is
 */
record ProxyName(boolean secure, String name, String port) {
  static ProxyName parse(String text) {
    var parts = text.split(":", -1);
    return switch (parts.length) {
      case 1 -> new ProxyName(false, parts[0], "");
      case 2 -> new ProxyName(false, parts[0], parts[1]);
      case 3 -> new ProxyName(isSecure(parts[0], text), parts[1], parts[2]);
      default -> throw invalid(text);
    };
  }

  private static boolean isSecure(String scheme, String text) {
    return switch (scheme) {
      case "", "http" -> false;
      case "https" -> true;
      default -> throw invalid(text);
    };
  }

  private static Refusal invalid(String text) {
    return Refusals.badRequest("invalid proxy request \"" + text + "\"");
  }
}
