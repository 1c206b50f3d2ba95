package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.v2.http.Endpoint;
import dev.keelson.etcdctl.v2.http.HttpException;
import java.util.Set;

/** What etcd demands of a URL under which members find each other. */
final class PeerUrls {
  private static final Set<String> SCHEMES = Set.of("http", "https", "unix", "unixs");

  private PeerUrls() {}

  static String checked(String text) {
    var url = parse(text.strip());
    if (!SCHEMES.contains(url.scheme())) {
      throw Failures.plain("URL scheme must be http, https, unix, or unixs: " + text);
    }
    if (url.authority().lastIndexOf(':') <= url.authority().lastIndexOf(']')) {
      throw Failures.plain("URL address does not have the form \"host:port\": " + text);
    }
    if (!url.path().isEmpty()) {
      throw Failures.plain("URL must not contain a path: " + text);
    }
    return url.text();
  }

  private static Endpoint parse(String text) {
    try {
      return Endpoint.parse(text);
    } catch (HttpException malformed) {
      throw Failures.plain(malformed.text());
    }
  }
}
