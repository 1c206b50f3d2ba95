package dev.keelson.api.etcd.v2.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Go's {@code mime.ParseMediaType} makes of a Content-Type: its name in small letters, and what is wrong. */
record MediaType(String name, Optional<String> fault) {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z{}-]+";
  private static final Pattern TOKEN_ALONE = Pattern.compile(TOKEN);
  private static final Pattern PARAMETERS = Pattern.compile(
      "(\\s*;\\s*" + TOKEN + "\\s*=\\s*(" + TOKEN + "|\"([^\"\\\\]|\\\\.)*\"))*\\s*;?\\s*");

  static MediaType parse(String text) {
    int semicolon = text.indexOf(';');
    var base = semicolon < 0 ? text : text.substring(0, semicolon);
    var name = base.strip().toLowerCase(Locale.ROOT);
    var fault = nameFault(name);
    if (fault.isPresent()) {
      return new MediaType("", fault);
    }
    boolean sound = semicolon < 0 || PARAMETERS.matcher(text.substring(semicolon)).matches();
    return new MediaType(name, sound ? Optional.empty() : Optional.of("mime: invalid media parameter"));
  }

  private static Optional<String> nameFault(String name) {
    int slash = name.indexOf('/');
    var first = slash < 0 ? name : name.substring(0, slash);
    var second = slash < 0 ? "" : name.substring(slash + 1);
    if (!TOKEN_ALONE.matcher(first).lookingAt()) {
      return Optional.of("mime: no media type");
    }
    if (!TOKEN_ALONE.matcher(first).matches()) {
      return Optional.of("mime: expected slash after first token");
    }
    if (slash < 0 || TOKEN_ALONE.matcher(second).matches()) {
      return Optional.empty();
    }
    return Optional.of(TOKEN_ALONE.matcher(second).lookingAt()
        ? "mime: unexpected content after media subtype" : "mime: expected token after slash");
  }
}
