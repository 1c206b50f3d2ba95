package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.call.ApiCall;

/** What a proxied call asks its backend for: what follows {@code /proxy} in the path, as it came, and the query. */
final class ProxyTarget {
  private static final String PROXY = "/proxy";

  private ProxyTarget() {}

  static String of(ApiCall call) {
    var target = call.http().target();
    int begin = target.indexOf(PROXY, target.indexOf("/" + call.target().resource() + "/")) + PROXY.length();
    var rest = target.substring(begin);
    return rest.startsWith("/") ? rest : "/" + rest;
  }
}
