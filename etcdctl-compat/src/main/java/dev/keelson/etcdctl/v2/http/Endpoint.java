package dev.keelson.etcdctl.v2.http;

import dev.keelson.etcdctl.go.GoQuote;

/**
 * Where a server listens.
 *
 * @param text as it was written
 */
public record Endpoint(String text, String scheme, String authority, String path) {
  private static final String NUMBERS = "0123456789";

  /** Reads a URL; fails with the words of Go's {@code url.Parse}. */
  public static Endpoint parse(String text) throws HttpException {
    var colon = text.indexOf(':');
    var slash = text.indexOf('/');
    if (colon == 0) {
      throw wrong(text, "missing protocol scheme");
    }
    if (colon < 0 || (slash >= 0 && slash < colon)) {
      return new Endpoint(text, "", "", text);
    }
    if (!Character.isLetter(text.charAt(0))) {
      throw wrong(text, "first path segment in URL cannot contain colon");
    }
    var scheme = text.substring(0, colon);
    var rest = text.substring(colon + 1);
    if (!rest.startsWith("//")) {
      return new Endpoint(text, scheme, "", rest);
    }
    var end = rest.indexOf('/', 2);
    var authority = rest.substring(2, end < 0 ? rest.length() : end);
    checkPort(text, authority);
    return new Endpoint(text, scheme, authority, end < 0 ? "" : rest.substring(end));
  }

  private static void checkPort(String text, String authority) throws HttpException {
    var colon = authority.lastIndexOf(':');
    var port = colon < authority.lastIndexOf(']') ? "" : authority.substring(colon + 1);
    if (colon >= 0 && !port.chars().allMatch(character -> NUMBERS.indexOf(character) >= 0)) {
      throw wrong(text, "invalid port " + GoQuote.quote(":" + port) + " after host");
    }
  }

  private static HttpException wrong(String text, String why) {
    return new HttpException("parse " + GoQuote.quote(text) + ": " + why);
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
