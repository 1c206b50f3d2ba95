package dev.keelson.api.etcd.cluster;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which URLs a member can be reached at: etcd's {@code types.NewURLs}. */
public final class PeerUrls {
  private static final Pattern URL = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*).*");
  private static final Set<String> SCHEMES = Set.of("http", "https", "unix", "unixs");

  /** What is wrong with them, in the words of Go's library and etcd's. */
  public static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    public Wrong(String message) {
      super(message);
    }
  }

  private PeerUrls() {}

  /** In the order of their letters, as etcd keeps them. */
  public static List<String> sound(List<String> urls) throws Wrong {
    for (String url : urls) {
      check(url.strip());
    }
    if (urls.isEmpty()) {
      throw new Wrong("no valid URLs given");
    }
    return urls.stream().map(String::strip).sorted().toList();
  }

  private static void check(String url) throws Wrong {
    var parts = URL.matcher(url);
    if (!parts.matches() || (parts.group(1) == null && url.split("/", 2)[0].contains(":"))) {
      throw new Wrong("parse \"" + url + "\": first path segment in URL cannot contain colon");
    }
    if (!SCHEMES.contains(String.valueOf(parts.group(1)))) {
      throw new Wrong("URL scheme must be http, https, unix, or unixs: " + url);
    }
    var host = parts.group(2) == null ? "" : parts.group(2);
    if (!host.matches(".*:[^:\\]]*")) {
      throw new Wrong("URL address does not have the form \"host:port\": " + url);
    }
    if (!String.valueOf(parts.group(3)).isEmpty()) {
      throw new Wrong("URL must not contain a path: " + url);
    }
  }
}
