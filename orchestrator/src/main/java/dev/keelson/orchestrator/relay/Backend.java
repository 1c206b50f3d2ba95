package dev.keelson.orchestrator.relay;

/** Where a call is passed on to. */
public record Backend(boolean secure, String host, int port) {
  /** As in a URL. */
  String authority() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
