package dev.keelson.etcdctl.go;

/** A URL as Go's {@code url.Parse} takes it apart, as far as etcd's clients look. */
public record GoUrl(String scheme, String authority, String path) {
  private static final String NUMBERS = "0123456789";

  /** Reads a URL; fails with the words of Go's {@code url.Parse}. */
  public static GoUrl parse(String text) throws GoSyntaxException {
    var colon = text.indexOf(':');
    var slash = text.indexOf('/');
    if (colon == 0) {
      throw wrong(text, "missing protocol scheme");
    }
    if (colon < 0 || (slash >= 0 && slash < colon)) {
      return new GoUrl("", "", text);
    }
    if (!Character.isLetter(text.charAt(0))) {
      throw wrong(text, "first path segment in URL cannot contain colon");
    }
    var scheme = text.substring(0, colon);
    var rest = text.substring(colon + 1);
    if (!rest.startsWith("//")) {
      return new GoUrl(scheme, "", rest);
    }
    var end = rest.indexOf('/', 2);
    var authority = rest.substring(2, end < 0 ? rest.length() : end);
    checkPort(text, authority);
    return new GoUrl(scheme, authority, end < 0 ? "" : rest.substring(end));
  }

  private static void checkPort(String text, String authority) throws GoSyntaxException {
    var colon = authority.lastIndexOf(':');
    var port = colon < authority.lastIndexOf(']') ? "" : authority.substring(colon + 1);
    if (colon >= 0 && !port.chars().allMatch(character -> NUMBERS.indexOf(character) >= 0)) {
      throw wrong(text, "invalid port " + GoQuote.quote(":" + port) + " after host");
    }
  }

  private static GoSyntaxException wrong(String text, String why) {
    return new GoSyntaxException("parse " + GoQuote.quote(text) + ": " + why);
  }
}
