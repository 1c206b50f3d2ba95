package dev.keelson.etcdctl.v2.http;

import dev.keelson.etcdctl.go.GoSyntaxException;
import dev.keelson.etcdctl.go.GoUrl;

/**
 * Where a server listens.
 *
 * @param text as it was written
 */
public record Endpoint(String text, String scheme, String authority, String path) {
  /** Reads a URL; fails with the words of Go's {@code url.Parse}. */
  public static Endpoint parse(String text) throws HttpException {
    try {
      var url = GoUrl.parse(text);
      return new Endpoint(text, url.scheme(), url.authority(), url.path());
    } catch (GoSyntaxException wrong) {
      throw new HttpException(wrong.text());
    }
  }

  boolean isSecure() {
    return scheme.equals("https");
  }

  String host() {
    var colon = authority.lastIndexOf(':');
    var host = colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  int port() {
    var colon = authority.lastIndexOf(':');
    if (colon > authority.lastIndexOf(']') && colon < authority.length() - 1) {
      return Integer.parseInt(authority.substring(colon + 1));
    }
    return isSecure() ? 443 : 80;
  }
}
