package dev.keelson.api.etcd.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** URLs of members, checked as etcd checks them. */
final class Urls {
  private static final Pattern IP = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.%]+\\]");

  private Urls() {}

  /** URLs to tell others, in etcd's order, which is sorted. */
  static List<String> advertised(Values values, String name) throws ConfigException {
    List<String> urls = values.list(name);
    if (urls.isEmpty()) {
      throw values.wrong(name, "give at least one URL");
    }
    for (String url : urls) {
      parse(values, name, url);
    }
    return urls.stream().sorted().toList();
  }

  /** Addresses to bind: an IP or localhost, because a name could mean any interface. */
  static List<InetSocketAddress> bindable(Values values, String name) throws ConfigException {
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (String url : values.list(name)) {
      URI parsed = parse(values, name, url);
      String host = parsed.getHost();
      if (!host.equals("localhost") && !IP.matcher(host).matches()) {
        throw values.wrong(name, "expected IP in URL for binding (" + url + ")");
      }
      addresses.add(new InetSocketAddress(host, parsed.getPort()));
    }
    return addresses;
  }

  static URI parse(Values values, String name, String url) throws ConfigException {
    URI parsed;
    try {
      parsed = new URI(url);
    } catch (URISyntaxException unreadable) {
      throw values.wrong(name, "URLs look like http://127.0.0.1:2379, and " + url + " does not");
    }
    String scheme = String.valueOf(parsed.getScheme());
    if (scheme.equals("https") || scheme.startsWith("unix")) {
      throw values.wrong(name, scheme + " is not available yet, give an http:// URL");
    }
    if (!scheme.equals("http")) {
      throw values.wrong(name, "URL scheme must be http: " + url);
    }
    if (parsed.getHost() == null || parsed.getPort() < 0) {
      throw values.wrong(name, "URL address does not have the form \"host:port\": " + url);
    }
    if (!parsed.getPath().isEmpty()) {
      throw values.wrong(name, "URL must not contain a path: " + url);
    }
    return parsed;
  }
}
