package dev.keelson.etcdctl.v3.client;

/** A server's address as the user wrote it, and what it means. */
public record Endpoint(String text, String host, int port, boolean secure) {
  /** Port 0 stands for one that cannot be read: connecting to it fails, as it does in Go. */
  public static Endpoint of(String text) {
    var mark = text.indexOf("://");
    var address = mark < 0 ? text : text.substring(mark + 3);
    var path = address.indexOf('/');
    address = path < 0 ? address : address.substring(0, path);
    var colon = address.lastIndexOf(':');
    var host = colon < 0 ? address : address.substring(0, colon);
    var bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    return new Endpoint(text, bare, colon < 0 ? 0 : port(address.substring(colon + 1)), text.startsWith("https://"));
  }

  private static int port(String text) {
    try {
      var port = Integer.parseInt(text);
      return port > 0 && port <= 0xffff ? port : 0;
    } catch (NumberFormatException unreadable) {
      return 0;
    }
  }

  /** Without scheme and path. */
  String authority() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
