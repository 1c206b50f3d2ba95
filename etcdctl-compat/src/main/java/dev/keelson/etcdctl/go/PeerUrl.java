package dev.keelson.etcdctl.go;

import java.util.Set;

/** What etcd demands of a URL under which members find each other. */
public final class PeerUrl {
  private static final Set<String> SCHEMES = Set.of("http", "https", "unix", "unixs");

  private PeerUrl() {}

  /** The URL without blanks around it. */
  public static String checked(String text) throws GoSyntaxException {
    var stripped = text.strip();
    var url = GoUrl.parse(stripped);
    if (!SCHEMES.contains(url.scheme())) {
      throw new GoSyntaxException("URL scheme must be http, https, unix, or unixs: " + stripped);
    }
    if (url.authority().lastIndexOf(':') <= url.authority().lastIndexOf(']')) {
      throw new GoSyntaxException("URL address does not have the form \"host:port\": " + stripped);
    }
    if (!url.path().isEmpty()) {
      throw new GoSyntaxException("URL must not contain a path: " + stripped);
    }
    return stripped;
  }
}
